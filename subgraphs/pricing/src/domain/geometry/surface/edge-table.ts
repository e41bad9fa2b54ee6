import { nextCorner, type Surface } from './surface.ts';

/** What stands in `twins` for a half-edge that has no single partner. */
export const noTwin = -1;
const manyTwins = -2;

/** Which facets meet at which edges. An edge is the pair of its vertices, whatever its direction. */
export interface EdgeTable {
  /** For each half-edge the other one on the same edge; `noTwin` at an open edge, `manyTwins` where more than two meet. */
  readonly twins: Int32Array;
  /** Edges with an odd number of facets: the surface is open there. */
  readonly openEdgeCount: number;
  /** The half-edges of the edges where more than two facets meet, edge by edge. */
  readonly crowded: Int32Array;
  /** Where in `crowded` each of these edges begins, and at last its length: one entry more than there are such edges. */
  readonly crowdedStarts: Int32Array;
}

/** Up to so many half-edges from one vertex are sorted by insertion; more by the engine's own sort. */
const fewHalfEdges = 48;

/**
 * Pairs the half-edges of a surface: in one pass when no more than two facets meet at any edge, the usual case, and by
 * sorting when that comes to nothing. No facet may have the same vertex twice.
 */
export function edgeTable(surface: Surface): EdgeTable {
  return pairedInOnePass(surface) ?? pairedBySorting(surface);
}

/** More steps than this for a half-edge, on the average, and sorting is quicker: the hubs of large fans. */
const mostSteps = 8;

/**
 * Each edge is kept in a list at its lower vertex, as the first of its half-edges; in a mesh of usual shape such a list
 * has three. Null when an edge has more than two facets, or lists are long.
 */
function pairedInOnePass({ corners, facetCount, vertexCount }: Surface): EdgeTable | null {
  const halfEdges = facetCount * 3;
  // Half-edges in these are counted from 1, so that fresh arrays need not be filled.
  const heads = new Int32Array(vertexCount);
  const nexts = new Int32Array(halfEdges);
  const twins = new Int32Array(halfEdges);
  let openEdgeCount = 0;
  let stepsLeft = halfEdges * mostSteps;
  for (let first = 0; first < halfEdges; first += 3) {
    let from = corners[first] ?? 0;
    for (let half = first; half < first + 3; half++) {
      const to = corners[half === first + 2 ? first : half + 1] ?? 0;
      const lower = from < to ? from : to;
      const upper = from < to ? to : from;
      let known = (heads[lower] ?? 0) - 1;
      while (known >= 0) {
        const start = corners[known] ?? 0;
        if ((start === lower ? (corners[nextCorner(known)] ?? 0) : start) === upper) break;
        known = (nexts[known] ?? 0) - 1;
        stepsLeft--;
      }
      if (known < 0) {
        twins[half] = noTwin;
        nexts[half] = heads[lower] ?? 0;
        heads[lower] = half + 1;
        openEdgeCount++;
      } else if (twins[known] === noTwin) {
        twins[known] = half;
        twins[half] = known;
        openEdgeCount--;
      } else {
        return null;
      }
      from = to;
    }
    if (stepsLeft < 0) return null;
  }
  return { twins, openEdgeCount, crowded: new Int32Array(0), crowdedStarts: new Int32Array(1) };
}

/**
 * The half-edges are dealt out to the lower vertex of their edge (a counting sort: three passes
 * over memory, no hash), then sorted by the upper one within each vertex, where equal edges come to lie side by side.
 */
function pairedBySorting({ corners, facetCount, vertexCount }: Surface): EdgeTable {
  const halfEdges = facetCount * 3;
  const starts = new Int32Array(vertexCount + 1);
  for (let half = 0; half < halfEdges; half += 3) {
    const a = corners[half] ?? 0;
    const b = corners[half + 1] ?? 0;
    const c = corners[half + 2] ?? 0;
    const ab = (a < b ? a : b) + 1;
    const bc = (b < c ? b : c) + 1;
    const ca = (c < a ? c : a) + 1;
    starts[ab] = (starts[ab] ?? 0) + 1;
    starts[bc] = (starts[bc] ?? 0) + 1;
    starts[ca] = (starts[ca] ?? 0) + 1;
  }
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    starts[vertex + 1] = (starts[vertex + 1] ?? 0) + (starts[vertex] ?? 0);
  }
  const dealt = new Int32Array(halfEdges);
  const uppers = new Int32Array(halfEdges);
  for (let first = 0; first < halfEdges; first += 3) {
    let from = corners[first] ?? 0;
    for (let half = first; half < first + 3; half++) {
      const to = corners[half === first + 2 ? first : half + 1] ?? 0;
      const lower = from < to ? from : to;
      const place = starts[lower] ?? 0;
      dealt[place] = half;
      uppers[place] = from < to ? to : from;
      starts[lower] = place + 1;
      from = to;
    }
  }
  // Dealing moved each start to the end of its share, which is where the next one begins.
  const twins = new Int32Array(halfEdges);
  let openEdgeCount = 0;
  // Crowded edges are gathered at the front of the arrays, which has been dealt with by then.
  let crowdedHalves = 0;
  let crowdedEdges = 0;
  let begin = 0;
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const end = starts[vertex] ?? 0;
    sortShare(dealt, uppers, begin, end);
    for (let first = begin; first < end;) {
      let past = first + 1;
      while (past < end && uppers[past] === uppers[first]) past++;
      const meeting = past - first;
      const half = dealt[first] ?? 0;
      if (meeting === 2) {
        const other = dealt[first + 1] ?? 0;
        twins[half] = other;
        twins[other] = half;
      } else if (meeting === 1) {
        twins[half] = noTwin;
        openEdgeCount++;
      } else {
        uppers[crowdedEdges++] = crowdedHalves;
        for (let at = first; at < past; at++) {
          const one = dealt[at] ?? 0;
          twins[one] = manyTwins;
          dealt[crowdedHalves++] = one;
        }
        if (meeting % 2 === 1) openEdgeCount++;
      }
      first = past;
    }
    begin = end;
  }
  const crowdedStarts = new Int32Array(crowdedEdges + 1);
  crowdedStarts.set(uppers.subarray(0, crowdedEdges));
  crowdedStarts[crowdedEdges] = crowdedHalves;
  return { twins, openEdgeCount, crowded: dealt.slice(0, crowdedHalves), crowdedStarts };
}

/** Sorts the half-edges of one vertex by the upper vertex of their edge. */
function sortShare(dealt: Int32Array, uppers: Int32Array, begin: number, end: number): void {
  if (end - begin > fewHalfEdges) {
    sortLargeShare(dealt, uppers, begin, end);
    return;
  }
  for (let sorted = begin + 1; sorted < end; sorted++) {
    const upper = uppers[sorted] ?? 0;
    const half = dealt[sorted] ?? 0;
    let at = sorted - 1;
    while (at >= begin && (uppers[at] ?? 0) > upper) {
      uppers[at + 1] = uppers[at] ?? 0;
      dealt[at + 1] = dealt[at] ?? 0;
      at--;
    }
    uppers[at + 1] = upper;
    dealt[at + 1] = half;
  }
}

/** The same for the hub of a fan: both numbers in one double (2 × 26 bits), sorted natively. */
function sortLargeShare(dealt: Int32Array, uppers: Int32Array, begin: number, end: number): void {
  const shift = 2 ** 26;
  const keys = new Float64Array(end - begin);
  for (let at = begin; at < end; at++) keys[at - begin] = (uppers[at] ?? 0) * shift + (dealt[at] ?? 0);
  keys.sort();
  for (let at = begin; at < end; at++) {
    const key = keys[at - begin] ?? 0;
    const upper = Math.floor(key / shift);
    uppers[at] = upper;
    dealt[at] = key - upper * shift;
  }
}
