import { noTwin, type EdgeTable } from '../surface/edge-table.ts';
import { facetOf, type Surface } from '../surface/surface.ts';

/** The surface in pieces that hang together over edges of exactly two facets, each wound one way throughout. */
export interface Patches {
  readonly count: number;
  /** Patch of each facet. */
  readonly patchOf: Int32Array;
  /** All facets, patch by patch, and within a patch as in the file. */
  readonly order: Int32Array;
  /** Where in `order` each patch begins, and at last the number of facets. */
  readonly starts: Int32Array;
  /** 1 for each facet that must be wound the other way than in the file. */
  readonly flipped: Uint8Array;
  /** 1 for each patch that has an open edge. */
  readonly open: Uint8Array;
  /** 1 for each patch that has one side only, like a Möbius strip: no winding fits all of it. */
  readonly oneSided: Uint8Array;
}

/**
 * Finds the patches by flood fill and makes the winding of each consistent: neighbours must run along their common edge
 * in opposite directions. Which of the two windings a patch gets is what the most of its facets have in the file.
 */
export function patches(surface: Surface, { twins }: EdgeTable): Patches {
  const { corners, facetCount } = surface;
  const patchOf = new Int32Array(facetCount).fill(-1);
  // Serves as the queue of the flood too: what was reached and not yet left lies between `left` and `reached`.
  const order = new Int32Array(facetCount);
  const starts = [0];
  const flipped = new Uint8Array(facetCount);
  const open: number[] = [];
  const oneSided: number[] = [];
  let reached = 0;
  for (let seed = 0; seed < facetCount; seed++) {
    if (patchOf[seed] !== -1) continue;
    const patch = open.length;
    const begin = reached;
    let isOpen = 0;
    let isOneSided = 0;
    let turned = 0;
    patchOf[seed] = patch;
    order[reached++] = seed;
    for (let left = begin; left < reached; left++) {
      const facet = order[left] ?? 0;
      const winding = flipped[facet] ?? 0;
      turned += winding;
      for (let half = facet * 3; half < facet * 3 + 3; half++) {
        const twin = twins[half] ?? 0;
        if (twin < 0) {
          if (twin === noTwin) isOpen = 1;
          continue;
        }
        const neighbour = facetOf(twin);
        // Half-edges of one edge that start at the same vertex run the same way: one of the two facets is turned.
        const wanted = corners[half] === corners[twin] ? winding ^ 1 : winding;
        if (patchOf[neighbour] === -1) {
          patchOf[neighbour] = patch;
          flipped[neighbour] = wanted;
          order[reached++] = neighbour;
        } else if (flipped[neighbour] !== wanted) {
          isOneSided = 1;
        }
      }
    }
    if (turned * 2 > reached - begin) turnFacets(flipped, order, begin, reached);
    open.push(isOpen);
    oneSided.push(isOneSided);
    starts.push(reached);
  }
  putInOrder(order, patchOf, starts);
  return {
    count: open.length,
    patchOf,
    order,
    starts: Int32Array.from(starts),
    flipped,
    open: Uint8Array.from(open),
    oneSided: Uint8Array.from(oneSided),
  };
}

/** Turns the winding of the facets `order[begin, end)`. */
export function turnFacets(flipped: Uint8Array, order: Int32Array, begin: number, end: number): void {
  for (let at = begin; at < end; at++) {
    const facet = order[at] ?? 0;
    flipped[facet] = (flipped[facet] ?? 0) ^ 1;
  }
}

/** Puts the facets of each patch in the order of the file, which is how what is known of them lies in memory. */
function putInOrder(order: Int32Array, patchOf: Int32Array, starts: readonly number[]): void {
  const next = Int32Array.from(starts);
  for (let facet = 0; facet < order.length; facet++) {
    const patch = patchOf[facet] ?? 0;
    const place = next[patch] ?? 0;
    order[place] = facet;
    next[patch] = place + 1;
  }
}
