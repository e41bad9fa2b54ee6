import { Crossings } from '../castability/crossings.ts';
import { FacetTree } from '../castability/facet-tree.ts';
import type { Point, Surface } from '../surface/surface.ts';
import { partOf, reachesOut, surfacesOfBodies, touchingDistance } from './body-surface.ts';
import type { Bodies } from './bodies.ts';
import { cornersOf, pointsBesidePassages } from './passages.ts';
import type { Patches } from './patches.ts';
import { nearFacets } from './shared-cells.ts';

/** Two bodies, one of which seems to lie in the other. */
export interface Containment {
  readonly inner: number;
  readonly outer: number;
}

/** How far from the other surface points are looked at, in touching distances. */
const stepsOff = 100;
/** Facets looked at between two pauses. */
const facetsPerStep = 1 << 12;

/**
 * Finds which bodies stick out of those they seem to lie in, as a bar across a frame does: its ends are in the metal and
 * its middle in the air. Where surfaces pass through each other, points on either side are looked at; surfaces that
 * nowhere pass through each other are wholly in or wholly out. Yields from time to time.
 */
export function* stickingOut(
  surface: Surface,
  patches: Patches,
  bodies: Bodies,
  containments: readonly Containment[],
): Generator<void, ReadonlySet<Containment>> {
  const wanted = new Set(containments.flatMap(({ inner, outer }) => [inner, outer]));
  const surfaces = surfacesOfBodies(surface, patches, bodies, wanted);
  const touching = touchingDistance(surface);
  const found = new Set<Containment>();
  for (const containment of containments) {
    yield;
    const inner = surfaces.get(containment.inner);
    const outer = surfaces.get(containment.outer);
    if (!inner || !outer) continue;
    const isOut = reachesOut(inner.box, outer.box, touching) || (yield* isPartlyOutside(inner, outer, touching));
    if (isOut) found.add(containment);
  }
  return found;
}

function* isPartlyOutside(inner: Surface, outer: Surface, touching: number): Generator<void, boolean> {
  const near = nearFacets(inner, outer);
  if (near.inner.length === 0 || near.outer.length === 0) return false;
  const candidates = partOf(outer, near.outer);
  const candidateTree = yield* FacetTree.of(candidates);
  let whole: Parity | null = null;
  for (const [index, facet] of near.inner.entries()) {
    if (index % facetsPerStep === facetsPerStep - 1) yield;
    const corners = cornersOf(inner, facet);
    for (const other of candidateTree.near(inner, facet)) {
      const points = pointsBesidePassages(corners, cornersOf(candidates, other), touching, touching * stepsOff);
      if (points.length === 0) continue;
      whole ??= new Parity(yield* FacetTree.of(outer));
      if (points.some(whole.isOutside)) return true;
    }
  }
  return false;
}

/** No model is likely to be aligned to these. */
const rays: readonly Point[] = [
  { x: 0.57, y: 0.61, z: 0.55 },
  { x: -0.31, y: 0.83, z: 0.47 },
  { x: 0.71, y: -0.19, z: -0.68 },
];

/** Tells whether a point lies outside of a closed surface, by how often rays leave it: two of three, as one may graze an edge. */
class Parity {
  readonly #tree: FacetTree;
  readonly #crossings = new Crossings();

  constructor(tree: FacetTree) {
    this.#tree = tree;
  }

  readonly isOutside = (point: Point): boolean => {
    const even = rays.filter((ray) => {
      this.#tree.cast(point, ray, 0, this.#crossings);
      return this.#crossings.count % 2 === 0;
    });
    return even.length >= 2;
  };
}
