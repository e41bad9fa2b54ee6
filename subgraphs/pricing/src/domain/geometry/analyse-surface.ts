import { measureBodies, type Bodies } from './bodies/bodies.ts';
import { pairCrowdedEdges } from './bodies/crowded-edges.ts';
import { edgeTable, type EdgeTable } from './surface/edge-table.ts';
import { withoutCollapsed, withoutRepeated } from './surface/facet-removal.ts';
import type { LengthUnit, Measurement } from './measurement.ts';
import { gravestFirst, modelProblem, type ModelProblem } from './problems/model-problem.ts';
import {
  crowdedProblem,
  joinedProblem,
  openProblem,
  overlapProblem,
  repairProblem,
  volumeProblem,
} from './problems/surface-problems.ts';
import { nearWelded } from './surface/near-weld.ts';
import { nestingOf, type Nesting } from './bodies/nesting.ts';
import { patches as patchesOf, turnFacets, type Patches } from './bodies/patches.ts';
import type { Surface } from './surface/surface.ts';

/** A surface as it is measured: without facets that are none, torn vertices joined. */
interface Mended {
  readonly surface: Surface;
  readonly table: EdgeTable;
  /** Facets of the file that have two corners at one place. */
  readonly collapsed: number;
  /** These, repetitions, and what collapsed when vertices were joined. */
  readonly removed: number;
  /** Vertices that were joined to others across hairline gaps. */
  readonly joined: readonly number[];
}

/** A surface with what was measured of it. */
export interface AnalysedSurface {
  readonly measurement: Measurement;
  /** As it was measured: without facets that are none, torn vertices joined, solids wound outward and cavities inward. */
  readonly surface: Surface;
}

/**
 * Measures a surface and finds what is wrong with it: mends torn vertices, drops facets without area, pairs edges,
 * makes windings consistent and bodies face outward (cavities inward), and sums up. Works in steps: yields the share of
 * the work done, 0 to 1, so that the caller can report it, let others run, and stop.
 */
export function* analyseSurface(read: Surface, fileUnit: LengthUnit | null = null): Generator<number, AnalysedSurface> {
  const mended = yield* mend(read);
  const { surface, table } = mended;
  yield 0.5;
  const patches = patchesOf(surface, table);
  yield 0.7;
  const pairing = pairCrowdedEdges(surface, table, patches);
  const { bodies, areas } = measureBodies(surface, patches, pairing);
  yield 0.85;
  const nesting = yield* nest(surface, patches, bodies);
  const cavities = turnBodies(patches, bodies, nesting);
  const volume = enclosedVolume(bodies, nesting);
  const nonManifoldEdgeCount = table.crowdedStarts.length - 1;
  const dropped = mended.removed + areas.flatFacetCount;
  const overlappingBodies = count(nesting.overlapping);
  const repairedFacetCount = count(patches.flipped);
  const found: readonly (ModelProblem | null)[] = [
    openProblem(surface, table),
    crowdedProblem(surface, table, pairing.unpairedEdgeCount),
    volumeProblem(surface, table, { volume, area: areas.area, oneSided: count(patches.oneSided) }),
    overlapProblem(overlappingBodies, nesting),
    repairProblem(surface, patches, { facets: repairedFacetCount, cavities: cavities.turned }),
    joinedProblem(surface, mended.joined),
    dropped > 0 ? modelProblem('DEGENERATE_FACETS_DROPPED', { facets: dropped }) : null,
  ];
  const measurement: Measurement = {
    triangleCount: read.facetCount - mended.collapsed - areas.flatFacetCount,
    volumeMm3: volume,
    areaMm2: areas.area,
    boundingBoxMm: surface.box,
    watertight: surface.facetCount > 0 && table.openEdgeCount === 0 && nonManifoldEdgeCount === 0,
    bodies: bodies.count,
    cavities: cavities.count,
    overlappingBodies,
    openEdgeCount: table.openEdgeCount,
    nonManifoldEdgeCount,
    repairedFacetCount,
    droppedFacetCount: dropped,
    fileUnit,
    thickness: null,
    problems: gravestFirst(found.filter((problem) => problem !== null)),
  };
  return { measurement, surface: repairedFacetCount > 0 ? turned(surface, patches) : surface };
}

/** The same in one go, for callers that have nothing else to do. */
export function measureSurface(surface: Surface): Measurement {
  const steps = analyseSurface(surface);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.measurement;
}

function* mend(read: Surface): Generator<number, Mended> {
  const whole = withoutCollapsed(read);
  yield 0.05;
  let mended: Mended = { ...whole, collapsed: whole.removed, table: edgeTable(whole.surface), joined: [] };
  yield 0.3;
  if (mended.table.crowdedStarts.length > 1) {
    const single = withoutRepeated(mended.surface, mended.table);
    if (single.removed > 0) mended = again(mended, single.surface, single.removed);
  }
  if (mended.table.openEdgeCount === 0) return mended;
  const welded = yield* at(0.35, nearWelded(mended.surface, mended.table));
  if (welded === null) return mended;
  yield 0.4;
  const closer = withoutCollapsed(welded.surface);
  const candidate = { ...again(mended, closer.surface, closer.removed), joined: welded.joined };
  return candidate.table.openEdgeCount < mended.table.openEdgeCount ? candidate : mended;
}

const again = (before: Mended, surface: Surface, more: number): Mended => ({
  ...before,
  surface,
  table: edgeTable(surface),
  removed: before.removed + more,
});

/** Nesting means nothing with fewer than two closed bodies, the usual case. */
function* nest(surface: Surface, patches: Patches, bodies: Bodies): Generator<number, Nesting> {
  if (count(bodies.closed) < 2) {
    return {
      depths: new Int32Array(bodies.count),
      containers: new Int32Array(bodies.count).fill(-1),
      overlapping: new Uint8Array(bodies.count),
      overlaps: [],
    };
  }
  return yield* at(0.9, nestingOf(surface, patches, bodies));
}

/** The steps of a part of the work that cannot tell how far it is: all at the same share. */
function* at<T>(share: number, steps: Generator<void, T>): Generator<number, T> {
  let step = steps.next();
  while (!step.done) {
    yield share;
    step = steps.next();
  }
  return step.value;
}

/**
 * Turns bodies so that solids face outward and what lies within an odd number of others, a cavity, faces inward. Gives
 * how many cavities there are, and how many of these were wound as if they were solids within a solid.
 */
function turnBodies(
  patches: Patches,
  bodies: Bodies,
  { depths, containers }: Nesting,
): { count: number; turned: number } {
  const cavities = { count: 0, turned: 0 };
  const turn = bodies.volumes.map((volume, body) => {
    if (bodies.closed[body] === 0 || volume === 0) return 0;
    const isCavity = (depths[body] ?? 0) % 2 === 1;
    if (isCavity) {
      cavities.count++;
      if (volume > 0 === (bodies.volumes[containers[body] ?? 0] ?? 0) > 0) cavities.turned++;
    }
    return volume < 0 !== isCavity ? 1 : 0;
  });
  for (let patch = 0; patch < patches.count; patch++) {
    if (turn[bodies.bodyOf[patch] ?? 0] !== 1) continue;
    turnFacets(patches.flipped, patches.order, patches.starts[patch] ?? 0, patches.starts[patch + 1] ?? 0);
  }
  return cavities;
}

/** The same facets with those that must be turned wound the other way: their second and third corners change places. */
function turned(surface: Surface, { flipped }: Patches): Surface {
  const corners = surface.corners.slice();
  for (let facet = 0; facet < surface.facetCount; facet++) {
    if (flipped[facet] !== 1) continue;
    const second = corners[facet * 3 + 1] ?? 0;
    corners[facet * 3 + 1] = corners[facet * 3 + 2] ?? 0;
    corners[facet * 3 + 2] = second;
  }
  return { ...surface, corners };
}

/** Solids less cavities. Sheets that are not closed count as if they were: a rough figure beside the problem it is told with. */
function enclosedVolume({ volumes }: Bodies, { depths }: Nesting): number {
  const sum = volumes.reduce((total, volume, body) => {
    const size = Math.abs(volume);
    return (depths[body] ?? 0) % 2 === 1 ? total - size : total + size;
  }, 0);
  return Math.max(0, sum);
}

function count(marks: Uint8Array): number {
  let sum = 0;
  // Several times as fast as an iterator, for millions of marks.
  for (let at = 0, end = marks.length; at < end; at++) sum += marks[at] ?? 0;
  return sum;
}
