import { Box3, Vector3, type BufferGeometry } from 'three';
import { PRODUCTS, type Product } from '../products.ts';
import type { Piece } from './piece.ts';
import { makePiece } from './registry.ts';

const COARSE = { density: 0.2 };

const made = new Map<string, Piece>();

/** Each piece is made once for all the questions asked about it. */
function pieceOf({ slug, design }: Product): Piece {
  const piece = made.get(slug) ?? makePiece(design, COARSE);
  made.set(slug, piece);
  return piece;
}

function boundsOf(piece: Piece, includeChains: boolean): Vector3 {
  const box = new Box3();
  for (const { geometry, placements, trailing } of piece.parts) {
    if (trailing && !includeChains) continue;
    geometry.computeBoundingBox();
    for (const place of placements) {
      if (geometry.boundingBox) box.union(geometry.boundingBox.clone().applyMatrix4(place));
    }
  }
  return box.getSize(new Vector3());
}

function areFinite(values: Iterable<number>): boolean {
  // A plain loop: some pieces have a hundred thousand numbers.
  for (const value of values) if (!Number.isFinite(value)) return false;
  return true;
}

/** Twice the area of all triangles; nothing that is drawn has none. */
function areaOf(geometry: BufferGeometry): number {
  const position = geometry.getAttribute('position');
  const index = geometry.getIndex();
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];
  const read = (target: Vector3, i: number) => target.fromBufferAttribute(position, index ? index.getX(i) : i);
  let area = 0;
  for (let i = 0; i < (index?.count ?? position.count); i += 3) {
    read(a, i);
    area += read(b, i + 1)
      .sub(a)
      .cross(read(c, i + 2).sub(a))
      .length();
  }
  return area;
}

/** Smallest and largest plausible extent of a piece without its chain, mm. */
const SIZES: Record<Product['kind'], readonly [number, number]> = {
  RING: [17, 36],
  EARRINGS: [8, 60],
  PENDANT: [8, 40],
  BRACELET: [40, 80],
};

describe('the generators', () => {
  it.each(PRODUCTS.map((product) => [product.slug, product] as const))('make %s of sound geometry', (_, product) => {
    const piece = pieceOf(product);
    expect(piece.parts.length).toBeGreaterThan(0);
    for (const { geometry, placements } of piece.parts) {
      expect(placements.length).toBeGreaterThan(0);
      const { position, normal } = geometry.attributes;
      expect(position && normal && areFinite(position.array) && areFinite(normal.array)).toBe(true);
      expect(placements.every(({ elements }) => areFinite(elements))).toBe(true);
      expect(areaOf(geometry)).toBeGreaterThan(0);
    }
  });

  it.each(PRODUCTS.map((product) => [product.slug, product] as const))('make %s of a wearable size', (_, product) => {
    const extent = boundsOf(pieceOf(product), false);
    const [smallest, largest] = SIZES[product.kind];
    expect(Math.max(extent.x, extent.y, extent.z)).toBeGreaterThan(smallest);
    expect(Math.max(extent.x, extent.y, extent.z)).toBeLessThan(largest);
  });

  it.each(PRODUCTS.map((product) => [product.slug, product] as const))(
    'set every stone that %s is sold with',
    (_, product) => {
      const set = new Set(pieceOf(product).parts.map(({ slot }) => slot));
      for (const { kind } of product.stones) expect(set).toContain(`stone:${kind}`);
      expect([...set].filter((slot) => slot.startsWith('stone:')).length).toBe(product.stones.length);
      expect(set.has('metal') || set.has('metal-satin')).toBe(true);
    },
  );

  it('leave room for the finger of the size asked for', () => {
    for (const product of PRODUCTS) {
      if (product.kind !== 'RING') continue;
      const size = Number(product.design.parameters['size']);
      const piece = pieceOf(product);
      const p = new Vector3();
      let closest = Infinity;
      for (const { slot, geometry, placements } of piece.parts) {
        if (slot.startsWith('stone:')) continue;
        const position = geometry.getAttribute('position');
        for (const place of placements) {
          for (let i = 0; i < position.count; i++) {
            p.fromBufferAttribute(position, i).applyMatrix4(place);
            closest = Math.min(closest, Math.hypot(p.x, p.y));
          }
        }
      }
      expect(closest).toBeGreaterThan(size / 2 - 0.35);
      expect(closest).toBeLessThan(size / 2 + 0.35);
    }
  });

  it('refuse a design they do not know, and sizes that are none', () => {
    expect(() => makePiece({ generator: 'tiara', parameters: {} }, COARSE)).toThrow('no generator named tiara');
    expect(() => makePiece({ generator: 'band', parameters: { size: -1 } }, COARSE)).toThrow('size is not a size');
    expect(() => makePiece({ generator: 'solitaire', parameters: { stone: 'glass' } }, COARSE)).toThrow('not a stone');
  });
});
