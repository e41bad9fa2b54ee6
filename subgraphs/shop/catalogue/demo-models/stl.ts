import type { Solid } from './solid.ts';

const HEADER_BYTES = 80;
const FACET_BYTES = 50;
const ORIGIN = [0, 0, 0] as const;

/** Binary STL: an 80-byte header, the number of facets, then normal, three corners and two unused bytes for each. */
export function binaryStl({ points, triangles }: Solid, title: string): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + 4 + triangles.length * FACET_BYTES);
  // A header must not begin with "solid": that announces the text form.
  bytes.set(new TextEncoder().encode(`Alexandrite: ${title}`).subarray(0, HEADER_BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint32(HEADER_BYTES, triangles.length, true);
  triangles.forEach((corners, n) => {
    const [a = ORIGIN, b = ORIGIN, c = ORIGIN] = corners.map((i) => points[i]);
    let offset = HEADER_BYTES + 4 + n * FACET_BYTES;
    for (const vector of [normalOf(a, b, c), a, b, c]) {
      for (let axis = 0; axis < 3; axis++, offset += 4) view.setFloat32(offset, vector[axis] ?? 0, true);
    }
  });
  return bytes;
}

function normalOf(a: readonly number[], b: readonly number[], c: readonly number[]): number[] {
  const u = b.map((value, axis) => value - (a[axis] ?? 0));
  const v = c.map((value, axis) => value - (a[axis] ?? 0));
  const [ux = 0, uy = 0, uz = 0] = u;
  const [vx = 0, vy = 0, vz = 0] = v;
  const cross = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(...cross) || 1;
  return cross.map((value) => value / length);
}
