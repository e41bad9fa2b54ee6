import type { EdgeTable } from './edge-table.ts';
import { facetOf, nextCorner, type Surface } from './surface.ts';

/** A surface without some of its facets. */
export interface Removal {
  readonly surface: Surface;
  readonly removed: number;
}

/** Drops facets that have two corners at the same vertex: they are a line or a point, and close up by themselves. */
export function withoutCollapsed(surface: Surface): Removal {
  const { corners } = surface;
  if (!hasCollapsed(surface)) return { surface, removed: 0 };
  return without(surface, (facet) => {
    const a = corners[facet * 3];
    const b = corners[facet * 3 + 1];
    const c = corners[facet * 3 + 2];
    return a === b || b === c || c === a;
  });
}

/** Hardly any model has one: the plain loop is many times as fast as one that calls for every facet. */
function hasCollapsed({ corners, facetCount }: Surface): boolean {
  for (let at = 0; at < facetCount * 3; at += 3) {
    const a = corners[at];
    const b = corners[at + 1];
    const c = corners[at + 2];
    if (a === b || b === c || c === a) return true;
  }
  return false;
}

/**
 * Drops facets that repeat another: the same corners, wound the same way. A repeated facet crowds all of its edges, so
 * only crowded ones are looked at: there a repetition runs the same way towards the same third corner.
 */
export function withoutRepeated(surface: Surface, { crowded, crowdedStarts }: EdgeTable): Removal {
  const { corners } = surface;
  const repeated = new Set<number>();
  for (let edge = 0; edge + 1 < crowdedStarts.length; edge++) {
    const halves = crowded.subarray(crowdedStarts[edge] ?? 0, crowdedStarts[edge + 1] ?? 0);
    const seen = new Set<number>();
    for (const half of halves.toSorted()) {
      const next = nextCorner(half);
      const forward = (corners[half] ?? 0) < (corners[next] ?? 0) ? 1 : 0;
      const facet = (corners[nextCorner(next)] ?? 0) * 2 + forward;
      if (seen.has(facet)) repeated.add(facetOf(half));
      seen.add(facet);
    }
  }
  return repeated.size === 0 ? { surface, removed: 0 } : without(surface, (facet) => repeated.has(facet));
}

function without(surface: Surface, isDropped: (facet: number) => boolean): Removal {
  const { corners, facetCount } = surface;
  let first = 0;
  while (first < facetCount && !isDropped(first)) first++;
  if (first === facetCount) return { surface, removed: 0 };
  const kept = corners.slice();
  let keptCount = first;
  for (let facet = first; facet < facetCount; facet++) {
    if (isDropped(facet)) continue;
    kept.copyWithin(keptCount * 3, facet * 3, facet * 3 + 3);
    keptCount++;
  }
  return {
    surface: { ...surface, corners: kept.subarray(0, keptCount * 3), facetCount: keptCount },
    removed: facetCount - keptCount,
  };
}
