import { boxDiagonal, type Box, type Point, type Surface } from '../surface/surface.ts';
import type { Bodies } from './bodies.ts';
import type { Patches } from './patches.ts';

/** The facets of some bodies, each as a surface of its own over the same vertices. */
export function surfacesOfBodies(
  surface: Surface,
  { order, starts, count }: Patches,
  { bodyOf }: Bodies,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Surface> {
  const patchesOf = new Map<number, number[]>();
  for (let patch = 0; patch < count; patch++) {
    const body = bodyOf[patch] ?? 0;
    if (!wanted.has(body)) continue;
    const patches = patchesOf.get(body);
    if (patches) patches.push(patch);
    else patchesOf.set(body, [patch]);
  }
  const surfaces = new Map<number, Surface>();
  for (const [body, patches] of patchesOf) {
    const facetCount = patches.reduce((sum, patch) => sum + (starts[patch + 1] ?? 0) - (starts[patch] ?? 0), 0);
    const corners = new Int32Array(facetCount * 3);
    let at = 0;
    for (const patch of patches) {
      const end = starts[patch + 1] ?? 0;
      for (let place = starts[patch] ?? 0; place < end; place++) {
        const first = (order[place] ?? 0) * 3;
        corners[at++] = surface.corners[first] ?? 0;
        corners[at++] = surface.corners[first + 1] ?? 0;
        corners[at++] = surface.corners[first + 2] ?? 0;
      }
    }
    surfaces.set(body, { ...surface, corners, facetCount, box: boxOf(surface.coordinates, corners) });
  }
  return surfaces;
}

/** Some facets of a surface, in its box. */
export function partOf(surface: Surface, facets: readonly number[]): Surface {
  const corners = new Int32Array(facets.length * 3);
  for (const [at, facet] of facets.entries()) corners.set(surface.corners.subarray(facet * 3, facet * 3 + 3), at * 3);
  return { ...surface, corners, facetCount: facets.length };
}

function boxOf(coordinates: Float64Array, corners: Int32Array): Box {
  const least = [Infinity, Infinity, Infinity];
  const most = [-Infinity, -Infinity, -Infinity];
  for (let axis = 0; axis < 3; axis++) {
    let [low, high] = [Infinity, -Infinity];
    for (const corner of corners) {
      const value = coordinates[corner * 3 + axis] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    least[axis] = low;
    most[axis] = high;
  }
  return { min: asPoint(least), max: asPoint(most) };
}

const asPoint = ([x = 0, y = 0, z = 0]: readonly number[]): Point => ({ x, y, z });

/** Whether one box reaches out of another by more than a margin. */
export function reachesOut({ min, max }: Box, of: Box, margin: number): boolean {
  const axes = ['x', 'y', 'z'] as const;
  return axes.some((axis) => min[axis] < of.min[axis] - margin || max[axis] > of.max[axis] + margin);
}

/** Nearer than this share of a model's diagonal is touching: ten times what single precision rounds off. */
const touchingShare = 1e-6;

export const touchingDistance = ({ box }: Surface): number => boxDiagonal(box) * touchingShare;
