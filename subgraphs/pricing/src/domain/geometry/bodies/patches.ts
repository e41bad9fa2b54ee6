import { joined, linkToItself, lowestOf, numberSets } from './linked-sets.ts';
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
 * Finds the patches and makes the winding of each consistent: neighbours must run along their common edge in opposite
 * directions. Which of the two windings a patch gets is what the most of its facets have in the file.
 */
export function patches(surface: Surface, table: EdgeTable): Patches {
  const { links, marks } = linkedFacets(surface, table);
  const flipped = turnedFacets(links);
  const count = numberSets(links);
  const sizes = new Int32Array(count);
  const turned = new Int32Array(count);
  const open = new Uint8Array(count);
  const oneSided = new Uint8Array(count);
  for (let facet = 0; facet < links.length; facet++) {
    const patch = links[facet] ?? 0;
    sizes[patch] = (sizes[patch] ?? 0) + 1;
    turned[patch] = (turned[patch] ?? 0) + (flipped[facet] ?? 0);
    const mark = marks[facet] ?? 0;
    if ((mark & openMark) !== 0) open[patch] = 1;
    if ((mark & oneSidedMark) !== 0) oneSided[patch] = 1;
  }
  const starts = new Int32Array(count + 1);
  for (let patch = 0; patch < count; patch++) starts[patch + 1] = (starts[patch] ?? 0) + (sizes[patch] ?? 0);
  const order = inOrder(links, starts);
  for (let patch = 0; patch < count; patch++) {
    if ((turned[patch] ?? 0) * 2 <= (sizes[patch] ?? 0)) continue;
    turnFacets(flipped, order, starts[patch] ?? 0, starts[patch + 1] ?? 0);
  }
  return { count, patchOf: links, order, starts, flipped, open, oneSided };
}

const openMark = 1;
const oneSidedMark = 2;

/**
 * Joins each facet to its neighbours, turned against them where the file winds the two in different ways, and marks the
 * facets at open edges and those that no winding fits. Facets are taken in the order of the file and looked at beside
 * earlier ones only: memory is gone through from front to back, which a flood fill does not do.
 */
function linkedFacets(
  { corners, facetCount }: Surface,
  { twins }: EdgeTable,
): { readonly links: Int32Array; readonly marks: Uint8Array } {
  const links = new Int32Array(facetCount);
  const marks = new Uint8Array(facetCount);
  for (let facet = 0; facet < facetCount; facet++) {
    let link = linkToItself(facet);
    links[facet] = link;
    for (let half = facet * 3; half < facet * 3 + 3; half++) {
      const twin = twins[half] ?? 0;
      if (twin >= half) continue;
      if (twin < 0) {
        if (twin === noTwin) marks[facet] = (marks[facet] ?? 0) | openMark;
        continue;
      }
      // Half-edges of one edge that start at the same vertex run the same way: one of the two facets is turned.
      const wanted = lowestOf(links, facetOf(twin)) ^ (corners[half] === corners[twin] ? 1 : 0);
      if (link >> 1 !== wanted >> 1) link = joined(links, link, wanted);
      else if (link !== wanted) marks[facet] = (marks[facet] ?? 0) | oneSidedMark;
    }
  }
  return { links, marks };
}

/** 1 for each facet that is turned against the first one of its patch. Links go to lower facets, so these are known by then. */
function turnedFacets(links: Int32Array): Uint8Array {
  const turned = new Uint8Array(links.length);
  for (let facet = 0; facet < links.length; facet++) {
    const link = links[facet] ?? 0;
    turned[facet] = (turned[link >> 1] ?? 0) ^ (link & 1);
  }
  return turned;
}

/** Turns the winding of the facets `order[begin, end)`. */
export function turnFacets(flipped: Uint8Array, order: Int32Array, begin: number, end: number): void {
  for (let at = begin; at < end; at++) {
    const facet = order[at] ?? 0;
    flipped[facet] = (flipped[facet] ?? 0) ^ 1;
  }
}

/** The facets patch by patch, and within a patch in the order of the file, which is how what is known of them lies in memory. */
function inOrder(patchOf: Int32Array, starts: Int32Array): Int32Array {
  const order = new Int32Array(patchOf.length);
  const next = starts.slice();
  for (let facet = 0; facet < order.length; facet++) {
    const patch = patchOf[facet] ?? 0;
    const place = next[patch] ?? 0;
    order[place] = facet;
    next[patch] = place + 1;
  }
  return order;
}
