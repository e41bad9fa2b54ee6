import type { EdgeTable } from '../surface/edge-table.ts';
import { joined, linkToItself, lowestOf, numberSets } from './linked-sets.ts';
import type { Patches } from './patches.ts';
import { facetOf, nextCorner, type Surface } from '../surface/surface.ts';
import { cross, dot, minus, pointOf } from './vectors.ts';

/** How the patches hang together at the edges where more than two facets meet. */
export interface CrowdedPairing {
  /** Patches that together bound a body share this number. */
  readonly bodyOf: Int32Array;
  readonly bodyCount: number;
  /** 1 for each patch with an edge whose facets cannot be paired: it bounds nothing. */
  readonly unpaired: Uint8Array;
  /** Edges where an even number of facets meets that cannot be paired. */
  readonly unpairedEdgeCount: number;
}

/** One facet at a crowded edge. */
interface Use {
  readonly half: number;
  readonly patch: number;
  /** Whether the facet, wound as it is to be, runs from the lower to the upper vertex of the edge. */
  readonly forward: boolean;
}

/**
 * Pairs facets at crowded edges across the material between them, so that two cubes that touch along an edge or with
 * a face stay two closed bodies. Where a patch runs along the edge as often one way as the other it needs no other;
 * the rest is paired around the edge if it balances as a whole, for only then does the surface close (its boundary,
 * the sum of directed edges, is zero) and its volume mean something.
 */
export function pairCrowdedEdges(surface: Surface, table: EdgeTable, patches: Patches): CrowdedPairing {
  const { crowded, crowdedStarts } = table;
  const links = Int32Array.from({ length: patches.count }, (_, patch) => linkToItself(patch));
  const unpaired = new Uint8Array(patches.count);
  let unpairedEdgeCount = 0;
  for (let edge = 0; edge + 1 < crowdedStarts.length; edge++) {
    const halves = crowded.subarray(crowdedStarts[edge] ?? 0, crowdedStarts[edge + 1] ?? 0);
    const uses = withoutBalancedPatches(usesOf(halves, surface, patches));
    const forward = uses.filter((use) => use.forward).length;
    if (forward * 2 === uses.length) {
      for (const [one, other] of pairsAcrossMaterial(uses, surface)) {
        joined(links, lowestOf(links, one.patch), lowestOf(links, other.patch));
      }
      continue;
    }
    for (const use of uses) unpaired[use.patch] = 1;
    if (uses.length % 2 === 0) unpairedEdgeCount++;
  }
  const bodyCount = numberSets(links);
  return { bodyOf: links, bodyCount, unpaired, unpairedEdgeCount };
}

function usesOf(halves: Int32Array, { corners }: Surface, { patchOf, flipped }: Patches): readonly Use[] {
  return Array.from(halves, (half) => {
    const facet = facetOf(half);
    const asInFile = (corners[half] ?? 0) < (corners[nextCorner(half)] ?? 0);
    return { half, patch: patchOf[facet] ?? 0, forward: asInFile !== (flipped[facet] === 1) };
  });
}

function withoutBalancedPatches(uses: readonly Use[]): readonly Use[] {
  const balance = new Map<number, number>();
  for (const { patch, forward } of uses) balance.set(patch, (balance.get(patch) ?? 0) + (forward ? 1 : -1));
  return uses.filter(({ patch }) => balance.get(patch) !== 0);
}

/**
 * Going around the edge counter-clockwise (seen against its direction), a backward facet has its material ahead and a
 * forward one behind: they nest like opening and closing brackets.
 */
function pairsAcrossMaterial(uses: readonly Use[], surface: Surface): readonly (readonly [Use, Use])[] {
  const around = inOrderAround(uses, surface);
  let depth = 0;
  let lowest = 0;
  let begin = 0;
  around.forEach((use, at) => {
    depth += use.forward ? -1 : 1;
    if (depth < lowest) {
      lowest = depth;
      begin = at + 1;
    }
  });
  const waiting: Use[] = [];
  const pairs: (readonly [Use, Use])[] = [];
  for (const use of [...around.slice(begin), ...around.slice(0, begin)]) {
    const partner = use.forward ? waiting.pop() : undefined;
    if (partner) pairs.push([partner, use]);
    else waiting.push(use);
  }
  return pairs;
}

/** Facets at an angle smaller than this, in radians, lie on each other: the rounding of single precision. */
const sameAngle = 1e-6;

/** The facets in the order they stand around their edge. Where some lie on each other, material ends before it begins. */
function inOrderAround(uses: readonly Use[], surface: Surface): readonly Use[] {
  const sorted = uses.map((use) => ({ use, angle: angleAround(use, surface) })).toSorted((a, b) => a.angle - b.angle);
  const groups: Use[][] = [];
  let previous = -Infinity;
  for (const { use, angle } of sorted) {
    const group = angle - previous <= sameAngle ? groups.at(-1) : undefined;
    if (group) group.push(use);
    else groups.push([use]);
    previous = angle;
  }
  // The angles begin anew behind the edge: what lies on either side of there is one group too.
  const wrapsAround = (sorted[0]?.angle ?? 0) + 2 * Math.PI - previous <= sameAngle;
  const last = groups.length > 1 && wrapsAround ? groups.pop() : undefined;
  if (last) groups[0]?.push(...last);
  return groups.flatMap((group) => group.toSorted((a, b) => Number(b.forward) - Number(a.forward)));
}

/** The angle of a facet around its edge, taken from the lower to the upper vertex, against a direction of the edge's own. */
function angleAround({ half }: Use, { corners, coordinates }: Surface): number {
  const next = nextCorner(half);
  const [a, b] = [corners[half] ?? 0, corners[next] ?? 0];
  const lower = pointOf(coordinates, Math.min(a, b));
  const axis = minus(pointOf(coordinates, Math.max(a, b)), lower);
  const toFacet = minus(pointOf(coordinates, corners[nextCorner(next)] ?? 0), lower);
  // The coordinate axis most across the edge is the same for all its facets, and never along it.
  const sizes = axis.map(Math.abs);
  const least = sizes.indexOf(Math.min(...sizes));
  const across = cross(axis, [least === 0 ? 1 : 0, least === 1 ? 1 : 0, least === 2 ? 1 : 0]);
  const upright = cross(axis, across);
  // |upright| = |axis| · |across|, since the two are at right angles.
  return Math.atan2(dot(toFacet, upright) / Math.sqrt(dot(axis, axis)), dot(toFacet, across));
}
