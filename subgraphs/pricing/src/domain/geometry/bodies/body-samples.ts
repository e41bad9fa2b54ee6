import type { Bodies } from './bodies.ts';
import type { Patches } from './patches.ts';
import { boxDiagonal, type Surface } from '../surface/surface.ts';

/** Points just under the surface of bodies, to ask of them what they lie in. */
export interface Samples {
  /** x, y and z of each. */
  readonly points: Float64Array;
  /** The body each belongs to. */
  readonly bodies: Int32Array;
}

/** Where a body may stick out of another: at its ends along these directions, which no model is likely to be aligned to. */
const directions: readonly (readonly [number, number, number])[] = [
  [1, 0.013, 0.007],
  [0.011, 1, 0.017],
  [0.019, 0.005, 1],
  [0.57, 0.61, 0.55],
];

/** How deep under the surface the points lie, as a share of the model's diagonal: bodies that touch are not mixed up. */
const depthShare = 1e-7;

/**
 * Takes points in the facets that reach farthest along each direction and its opposite, of each closed body; moved a
 * little inwards, so that a body that touches another from outside is not taken to be within.
 */
export function samplesOfBodies(surface: Surface, patches: Patches, bodies: Bodies): Samples {
  const perBody = directions.length * 2;
  const extremes = new Float64Array(bodies.count * perBody).fill(-Infinity);
  const facets = new Int32Array(bodies.count * perBody).fill(-1);
  const { coordinates, corners } = surface;
  for (let patch = 0; patch < patches.count; patch++) {
    const body = bodies.bodyOf[patch] ?? 0;
    if (bodies.closed[body] === 0) continue;
    const end = patches.starts[patch + 1] ?? 0;
    for (let at = patches.starts[patch] ?? 0; at < end; at++) {
      const facet = patches.order[at] ?? 0;
      // One corner is enough: each vertex is the first corner of some facet or lies beside one.
      const vertex = (corners[facet * 3] ?? 0) * 3;
      const x = coordinates[vertex] ?? 0;
      const y = coordinates[vertex + 1] ?? 0;
      const z = coordinates[vertex + 2] ?? 0;
      for (let index = 0; index < perBody; index++) {
        const [dx, dy, dz] = directions[index >> 1] ?? [0, 0, 0];
        const along = (dx * x + dy * y + dz * z) * (index & 1 ? -1 : 1);
        const slot = body * perBody + index;
        if (along <= (extremes[slot] ?? 0)) continue;
        extremes[slot] = along;
        facets[slot] = facet;
      }
    }
  }
  const points: number[] = [];
  const owners: number[] = [];
  const depth = boxDiagonal(surface.box) * depthShare;
  facets.forEach((facet, slot) => {
    if (facet === -1) return;
    const body = Math.trunc(slot / perBody);
    const outward = (bodies.volumes[body] ?? 0) < 0 ? -1 : 1;
    const wound = patches.flipped[facet] === 1 ? -1 : 1;
    points.push(...pointUnder(surface, facet, depth * outward * wound));
    owners.push(body);
  });
  return { points: Float64Array.from(points), bodies: Int32Array.from(owners) };
}

/**
 * A point of a facet near its first corner, which reaches farthest: the middle of a long facet lies far from its end.
 * Off its sides, so that rays do not run along edges; `depth` below it as it is wound in the file.
 */
function pointUnder(
  { coordinates, corners }: Surface,
  facet: number,
  depth: number,
): readonly [number, number, number] {
  const weights = [0.93, 0.04, 0.03];
  const corner = (index: number, axis: number): number =>
    coordinates[(corners[facet * 3 + index] ?? 0) * 3 + axis] ?? 0;
  const middle = (axis: number): number =>
    weights.reduce((sum, weight, index) => sum + weight * corner(index, axis), 0);
  const side = (index: number, axis: number): number => corner(index, axis) - corner(0, axis);
  const normal = [0, 1, 2].map((axis) => {
    const [next, last] = [(axis + 1) % 3, (axis + 2) % 3];
    return side(1, next) * side(2, last) - side(1, last) * side(2, next);
  });
  const length = Math.hypot(...normal);
  const shift = length > 0 ? depth / length : 0;
  const [nx = 0, ny = 0, nz = 0] = normal;
  return [middle(0) - nx * shift, middle(1) - ny * shift, middle(2) - nz * shift];
}
