import type { Bodies } from './bodies.ts';
import type { Patches } from './patches.ts';
import { SampleGrid } from './sample-grid.ts';
import { samplesOfBodies, type Samples } from './body-samples.ts';
import { stickingOut, type Containment } from './sticking-out.ts';
import { facetOf, type Surface } from '../surface/surface.ts';

/** Which closed bodies lie in which. */
export interface Nesting {
  /** In how many others each body lies as a whole. */
  readonly depths: Int32Array;
  /** For each body one that it lies in as a whole, or -1. */
  readonly containers: Int32Array;
  /** 1 for each body of which a part lies in another and a part does not. */
  readonly overlapping: Uint8Array;
  /** Spots of overlapping bodies that lie in another: x y z of each. */
  readonly overlaps: readonly number[];
}

/** So many facets are looked at between two pauses. */
const facetsPerStep = 1 << 15;

/**
 * Finds which bodies lie in which by casting a ray along x from some points of each body and counting how often it leaves
 * or enters each other closed body (M. Shimrat, "Algorithm 112: Position of point relative to polygon", 1962, in space).
 * All rays are cast in one pass over the facets. A body lies in another when all of its points do and none of it sticks
 * out; when only some of it does, the two overlap. Yields from time to time, so that the caller can report and stop.
 */
export function* nestingOf(surface: Surface, patches: Patches, bodies: Bodies): Generator<void, Nesting> {
  const samples = samplesOfBodies(surface, patches, bodies);
  const grid = new SampleGrid(samples, surface.box);
  /** How often the ray of a sample crosses a body, by `sample * bodies.count + body`; only its evenness matters. */
  const odd = new Set<number>();
  const minX = leastXOfBodies(surface, patches, bodies);
  let sinceStep = 0;
  for (let patch = 0; patch < patches.count; patch++) {
    const body = bodies.bodyOf[patch] ?? 0;
    if (bodies.closed[body] === 0) continue;
    const crossed = (sample: number): void => {
      if (samples.bodies[sample] === body) return;
      const key = sample * bodies.count + body;
      if (!odd.delete(key)) odd.add(key);
    };
    const end = patches.starts[patch + 1] ?? 0;
    for (let at = patches.starts[patch] ?? 0; at < end; at++) {
      const facet = patches.order[at] ?? 0;
      sinceStep += grid.crossings(surface, facet, minX[body] ?? 0, crossed);
      if (sinceStep > facetsPerStep) {
        sinceStep = 0;
        yield;
      }
    }
  }
  const inside = samplesInside(odd, samples, bodies.count);
  const counts = sampleCountsOf(samples, bodies.count);
  const containments = new Map<number, Containment>();
  for (const [pair, found] of inside) {
    const inner = Math.floor(pair / bodies.count);
    if (found.length === counts[inner]) containments.set(pair, { inner, outer: pair % bodies.count });
  }
  const out = yield* stickingOut(surface, patches, bodies, [...containments.values()]);
  return nestingFrom(inside, containments, out, samples, bodies);
}

function leastXOfBodies({ coordinates, corners }: Surface, patches: Patches, { count, bodyOf }: Bodies): Float64Array {
  const least = new Float64Array(count).fill(Infinity);
  for (let corner = 0; corner < corners.length; corner++) {
    const body = bodyOf[patches.patchOf[facetOf(corner)] ?? 0] ?? 0;
    const x = coordinates[(corners[corner] ?? 0) * 3] ?? 0;
    if (x < (least[body] ?? 0)) least[body] = x;
  }
  return least;
}

/** The samples of a body that lie in another, by `inner * bodyCount + outer`. */
type SamplesInside = ReadonlyMap<number, readonly number[]>;

function samplesInside(odd: ReadonlySet<number>, { bodies }: Samples, bodyCount: number): SamplesInside {
  const inside = new Map<number, number[]>();
  for (const key of odd) {
    const sample = Math.floor(key / bodyCount);
    const pair = (bodies[sample] ?? 0) * bodyCount + (key % bodyCount);
    const samples = inside.get(pair);
    if (samples) samples.push(sample);
    else inside.set(pair, [sample]);
  }
  return inside;
}

function sampleCountsOf({ bodies }: Samples, bodyCount: number): Int32Array {
  const counts = new Int32Array(bodyCount);
  for (const body of bodies) counts[body] = (counts[body] ?? 0) + 1;
  return counts;
}

/** Which body lies in which, and which overlap: some of them inside another, or sticking out of it between their ends. */
function nestingFrom(
  inside: SamplesInside,
  containments: ReadonlyMap<number, Containment>,
  out: ReadonlySet<Containment>,
  { points }: Samples,
  { count: bodyCount, volumes }: Bodies,
): Nesting {
  const depths = new Int32Array(bodyCount);
  const containers = new Int32Array(bodyCount).fill(-1);
  const overlapping = new Uint8Array(bodyCount);
  const overlaps: number[] = [];
  for (const [pair, samples] of inside) {
    const inner = Math.floor(pair / bodyCount);
    const containment = containments.get(pair);
    if (containment && !out.has(containment)) {
      depths[inner] = (depths[inner] ?? 0) + 1;
      containers[inner] = containment.outer;
      continue;
    }
    overlapping[inner] = 1;
    for (const sample of samples) overlaps.push(...points.subarray(sample * 3, sample * 3 + 3));
  }
  for (let body = 0; body < bodyCount; body++) {
    const isAsItsContainer = (volumes[body] ?? 0) > 0 === (volumes[containers[body] ?? -1] ?? 0) > 0;
    // A bar across a hollow: it lies in the piece as a whole, and partly in its cavity. As drawn, it is metal.
    if (overlapping[body] === 1 && isAsItsContainer) depths[body] = 0;
  }
  return { depths, containers, overlapping, overlaps };
}
