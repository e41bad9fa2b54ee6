import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePiece } from '../pieces/registry.ts';
import { STUDIO, type Detail, type Piece } from '../pieces/piece.ts';
import type { Design } from '../products/product.ts';
import { fingerprint } from './manifest.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Fingerprint of the studio itself: its light, its materials and the way it draws. */
export async function studioFingerprint(): Promise<string> {
  const files = [join(HERE, 'materials.ts'), join(HERE, 'page-colour.ts')];
  for (const name of (await readdir(join(HERE, 'tracer'))).sort()) files.push(join(HERE, 'tracer', name));
  for (const name of ['encode.ts', 'framing.ts', 'pose.ts']) files.push(join(HERE, 'page', name));
  return fingerprint(...(await Promise.all(files.map((file) => readFile(file)))));
}

/**
 * Fingerprint of a piece by its geometry, not by its source: a generator may be rewritten without any picture changing,
 * and a change to one generator redraws only its own pieces.
 */
export function pieceFingerprint(design: Design, detail: Detail = STUDIO): string {
  return fingerprint(...geometryBytes(makePiece(design, detail)));
}

function geometryBytes(piece: Piece): (string | Uint8Array)[] {
  return piece.parts.flatMap(({ slot, geometry, placements, trailing = false }) => {
    const position = geometry.getAttribute('position').array;
    const rounded = Int32Array.from(position, (value) => Math.round(value * 10_000));
    const places = Float32Array.from(placements.flatMap((place) => place.elements));
    return [slot, String(trailing), new Uint8Array(rounded.buffer), new Uint8Array(places.buffer)];
  });
}

/** Extent of the whole piece in mm, chains excluded. */
export function extentOf(design: Design): [number, number, number] {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { geometry, placements, trailing } of makePiece(design, { density: 0.4 }).parts) {
    if (trailing) continue;
    geometry.computeBoundingBox();
    for (const place of placements) {
      const box = geometry.boundingBox?.clone().applyMatrix4(place);
      if (!box) continue;
      box.min.toArray().forEach((value, axis) => (low[axis] = Math.min(low[axis] ?? value, value)));
      box.max.toArray().forEach((value, axis) => (high[axis] = Math.max(high[axis] ?? value, value)));
    }
  }
  const size = (axis: number) => Math.round(((high[axis] ?? 0) - (low[axis] ?? 0)) * 100) / 100;
  return [size(0), size(1), size(2)];
}
