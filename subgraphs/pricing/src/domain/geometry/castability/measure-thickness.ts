import type { AnalysedSurface } from '../analyse-surface.ts';
import type { Thickness } from '../measurement.ts';
import { blocksPrice } from '../problems/model-problem.ts';
import { boxDiagonal, type Point, type Surface } from '../surface/surface.ts';
import { FacetTree } from './facet-tree.ts';
import { Material } from './material.ts';
import { isRelief } from './relief.ts';
import { Spots, type Spot } from './spots.ts';
import { surfaceSamples, type SurfaceSample } from './surface-samples.ts';
import { along, doubleArea, pointOn, unit } from './vectors.ts';

/*
 * A wall is material between two surfaces that face away from each other; its thickness is the length of a line that
 * goes in along the normal of one and comes out through the other (the ray method of L. Shapira, A. Shamir, D. Cohen-Or,
 * "Consistent mesh partitioning and skeletonisation using the shape diameter function", 2008, with a single ray). Where
 * the surfaces run together at more than 20° there is an edge, not a wall: no cube has walls of nothing along its edges.
 *
 * A detail is relief: a part that stands out of thicker material no farther than 1.5 times its breadth. It is held by what is
 * under it and may be finer than a wall; what stands farther out, as prongs and fins do, has to fill like a wall.
 *
 * All of this is sampled. Samples go where area and facets are, and more of them around the thinnest places found.
 */

/** Points that are looked at first: every facet of models with half as many, an even spread over those of others. */
const firstSamples = 10_000;
const refinements = { rounds: 3, spots: 24, neighbours: 12 };
/** Lines that may be cast in all; the last of them tell relief from walls. */
const mostCasts = 20_000;
/** Surfaces that run together at less than 20° make a wall. */
const leastCosine = Math.cos((20 * Math.PI) / 180);
/** Crossings nearer than this share of the diagonal are one: 30 nm on a ring of 30 mm. */
const blurShare = 1e-6;
/** Cells that spots are thinned out by, along the diagonal. */
const cellsAlong = 64;
/** At most so many spots of each kind are kept. */
const mostSpots = 200;
const castsPerStep = 200;
const spotsPerStep = 40;
/** Boxes that lines may be held against, a hundred times what a fine ring takes: a second or two. */
const mostVisits = 2e8;
const visitsPerStep = 1e6;
/** Samples are gone through so many times, every n-th at a time: whenever the work ends, it has been everywhere. */
const passes = 8;

/**
 * Measures how thin the material is that a closed surface bounds. Gives null for what has problems that forbid a price:
 * an open surface has no inside. Works in steps: yields the share of the work done.
 */
export function* measureThickness({ measurement, surface }: AnalysedSurface): Generator<number, Thickness | null> {
  if (surface.facetCount === 0 || blocksPrice(measurement.problems)) return null;
  const tree = yield* at(0.1, FacetTree.of(surface));
  const samples = yield* at(0.3, surfaceSamples(surface, tree.order, firstSamples));
  const material = new Material(surface, tree, boxDiagonal(surface.box) * blurShare);
  const solids = measurement.bodies - measurement.cavities;
  const probe = new Probe(surface, tree.order, material, solids > 1);
  const spots = new Spots(boxDiagonal(surface.box) / cellsAlong);
  yield* castAll(samples, probe, spots, 0.3);
  for (let round = 0; round < refinements.rounds; round++) {
    const around = spots.thinnest(refinements.spots).flatMap((spot) => samplesAround(spot, surface, tree.order));
    yield* castAll(around, probe, spots, 0.7 + round * 0.05);
  }
  return yield* sortOut(spots, material);
}

function* castAll(
  samples: readonly SurfaceSample[],
  probe: Probe,
  spots: Spots,
  share: number,
): Generator<number, void> {
  let done = 0;
  let visits = probe.material.visits;
  for (let pass = 0; pass < passes; pass++) {
    for (let index = pass; index < samples.length; index += passes) {
      const sample = samples[index];
      const spot = sample ? probe.spotAt(sample) : null;
      if (spot) spots.add(spot);
      const { visits: now } = probe.material;
      if (now > mostVisits) return;
      if (++done % castsPerStep > 0 && now - visits < visitsPerStep) continue;
      visits = now;
      yield share + (0.4 * done) / firstSamples;
    }
  }
}

/** Looks into the material. */
class Probe {
  readonly material: Material;
  readonly #surface: Surface;
  readonly #order: Int32Array;
  readonly #severalSolids: boolean;

  constructor(surface: Surface, order: Int32Array, material: Material, severalSolids: boolean) {
    this.#surface = surface;
    this.#order = order;
    this.material = material;
    this.#severalSolids = severalSolids;
  }

  /** The wall under a point of the surface; null when there is none. */
  spotAt({ point, place }: SurfaceSample): Spot | null {
    const area = doubleArea(this.#surface, this.#order[place] ?? 0);
    const inward = unit({ x: -area.x, y: -area.y, z: -area.z });
    if (inward === null) return null;
    const reach = this.material.under(point, inward, this.#severalSolids ? 'SEVERAL_SOLIDS' : 'ONE_SOLID');
    if (reach === null || this.material.cosine(inward, reach.exit) < leastCosine) return null;
    return { point, place, inward, thickness: reach.distance };
  }
}

/** Points around a spot: on the facets near it, and on its own towards the corners. */
function samplesAround(spot: Spot, surface: Surface, order: Int32Array): readonly SurfaceSample[] {
  const { neighbours } = refinements;
  const samples: SurfaceSample[] = [];
  for (let place = spot.place - neighbours; place <= spot.place + neighbours; place++) {
    const facet = order[place];
    if (facet === undefined) continue;
    samples.push({ point: pointOn(surface, facet, 1 / 3, 1 / 3), place });
  }
  const own = order[spot.place] ?? 0;
  const corners: readonly Point[] = [
    pointOn(surface, own, 0, 0),
    pointOn(surface, own, 1, 0),
    pointOn(surface, own, 0, 1),
  ];
  for (const corner of corners) {
    for (const share of [1 / 3, 1 / 12]) samples.push({ point: between(spot.point, corner, share), place: spot.place });
  }
  return samples;
}

const between = (from: Point, to: Point, share: number): Point =>
  along(from, { x: to.x - from.x, y: to.y - from.y, z: to.z - from.z }, share);

/** Tells relief from walls, thinnest first, until there are enough walls or the work allowed is done. */
function* sortOut(spots: Spots, material: Material): Generator<number, Thickness> {
  const walls: Spot[] = [];
  const details: Spot[] = [];
  let looked = 0;
  for (const spot of spots.spread()) {
    if (walls.length === mostSpots || material.casts > mostCasts || material.visits > mostVisits) break;
    const found = isRelief(spot, material) ? details : walls;
    if (found.length < mostSpots) found.push(spot);
    if (++looked % spotsPerStep === 0) yield 0.85 + (0.15 * walls.length) / mostSpots;
  }
  return {
    thinnestWallMm: walls[0]?.thickness ?? null,
    smallestDetailMm: details[0]?.thickness ?? null,
    thinnest: walls.flatMap(asNumbers),
    smallest: details.flatMap(asNumbers),
    samples: material.casts,
  };
}

const asNumbers = ({ point, thickness }: Spot): readonly number[] => [point.x, point.y, point.z, thickness];

/** The steps of a part of the work that cannot tell how far it is: all at the same share. */
function* at<T>(share: number, steps: Generator<void, T>): Generator<number, T> {
  let step = steps.next();
  while (!step.done) {
    yield share;
    step = steps.next();
  }
  return step.value;
}
