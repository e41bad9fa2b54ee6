import { Vector3 } from 'three';
import { cutStone, type CutName, type Stone } from './cuts.ts';

const FACETED: readonly CutName[] = ['round', 'oval', 'cushion', 'pear', 'marquise', 'emerald', 'baguette'];

function stone(cut: CutName): Stone {
  return cutStone(cut, 6, cut === 'round' ? 6 : 8);
}

/** Distinct facet directions. */
function facetsOf({ geometry }: Stone): number {
  const normal = geometry.getAttribute('normal');
  const seen = new Set<string>();
  for (let i = 0; i < normal.count; i++) {
    seen.add([normal.getX(i), normal.getY(i), normal.getZ(i)].map((value) => Math.round(value * 500)).join());
  }
  return seen.size;
}

function volumeOf({ geometry }: Stone): number {
  const position = geometry.getAttribute('position');
  const index = geometry.getIndex();
  const corner = (i: number) => new Vector3().fromBufferAttribute(position, index?.getX(i) ?? i);
  let sixfold = 0;
  for (let i = 0; i < (index?.count ?? 0); i += 3) sixfold += corner(i).dot(corner(i + 1).cross(corner(i + 2)));
  return sixfold / 6;
}

describe('the cutter', () => {
  it('gives a round brilliant its 57 facets and the girdle', () => {
    // 48 of the directions are the girdle's.
    expect(facetsOf(stone('round')) - 48).toBe(57);
  });

  it('gives a round brilliant of 6.5 mm the weight of about one carat', () => {
    const cubicMillimetres = volumeOf(cutStone('round', 6.5));
    // Diamond weighs 3.52 g/cm³; a carat is 0.2 g.
    const carats = (cubicMillimetres * 3.52) / 1000 / 0.2;
    expect(carats).toBeGreaterThan(0.85);
    expect(carats).toBeLessThan(1.15);
  });

  it.each(FACETED)('faces every facet of the %s cut outwards', (cut) => {
    const { geometry } = stone(cut);
    const position = geometry.getAttribute('position');
    const normal = geometry.getAttribute('normal');
    for (let i = 0; i < position.count; i++) {
      const p = new Vector3().fromBufferAttribute(position, i);
      const n = new Vector3().fromBufferAttribute(normal, i);
      // The stones are convex about a point just below the girdle.
      expect(p.sub(new Vector3(0, -0.2, 0)).dot(n)).toBeGreaterThan(0);
    }
    expect(volumeOf(stone(cut))).toBeGreaterThan(0);
  });

  it.each(FACETED)('keeps the %s cut within its stated size', (cut) => {
    const { geometry, width, length, crown, pavilion } = stone(cut);
    geometry.computeBoundingBox();
    const size = geometry.boundingBox?.getSize(new Vector3()) ?? new Vector3();
    expect(size.x).toBeCloseTo(width, 1);
    expect(size.z).toBeCloseTo(length, 1);
    expect(size.y).toBeLessThanOrEqual(crown + pavilion + 1e-6);
    expect(size.y).toBeGreaterThan(width * 0.4);
  });
});
