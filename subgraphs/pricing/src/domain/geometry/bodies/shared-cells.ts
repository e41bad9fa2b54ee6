import type { Surface } from '../surface/surface.ts';

/** At most so many cells along each axis: finer than most walls are thick, and a megabyte at most. */
const mostCells = 96;
/** Facets over more cells than this are taken to be everywhere: going through their cells would be the longer way. */
const mostCellsOfFacet = 2 * mostCells ** 2;

/** Facets of two surfaces that may meet. */
export interface NearFacets {
  readonly inner: readonly number[];
  readonly outer: readonly number[];
}

/**
 * The facets of two surfaces, one in the box of the other, that have cells of a coarse grid in common. Most of a hollow
 * piece has none: its walls are thicker than a cell.
 */
export function nearFacets(inner: Surface, outer: Surface): NearFacets {
  const grid = new CellGrid(inner, inner.facetCount + outer.facetCount);
  const inners = facetsIn(inner, grid, cellsOf(outer, null, grid));
  // The usual case: the outer surface is only gone through once.
  if (inners.length === 0) return { inner: [], outer: [] };
  return { inner: inners, outer: facetsIn(outer, grid, cellsOf(inner, inners, grid)) };
}

/** The cells that facets cover; null when some are everywhere. */
function cellsOf(surface: Surface, facets: readonly number[] | null, grid: CellGrid): Uint8Array | null {
  const covered = new Uint8Array(grid.cellCount);
  const count = facets?.length ?? surface.facetCount;
  for (let at = 0; at < count; at++) {
    if (!grid.find(surface, facets?.[at] ?? at)) continue;
    if (grid.found > mostCellsOfFacet) return null;
    grid.cover(covered);
  }
  return covered;
}

function facetsIn(surface: Surface, grid: CellGrid, covered: Uint8Array | null): readonly number[] {
  const facets: number[] = [];
  for (let facet = 0; facet < surface.facetCount; facet++) {
    if (!grid.find(surface, facet)) continue;
    if (covered === null || grid.found > mostCellsOfFacet || grid.isCovered(covered)) facets.push(facet);
  }
  return facets;
}

/** Cells in the box of a surface. */
class CellGrid {
  /** How many cells the facet that was looked up covers. */
  found = 0;
  readonly #cells: number;
  readonly #least: Float64Array;
  readonly #cellsPerLength: Float64Array;
  /** First and last cell of that facet along each axis. */
  readonly #range = new Int32Array(6);

  constructor({ box: { min, max } }: Surface, facetCount: number) {
    this.#cells = Math.min(mostCells, Math.ceil(Math.cbrt(2 * facetCount)));
    this.#least = Float64Array.of(min.x, min.y, min.z);
    const sizes = [max.x - min.x, max.y - min.y, max.z - min.z];
    this.#cellsPerLength = Float64Array.from(sizes, (size) => this.#cells / (size || 1));
  }

  get cellCount(): number {
    return this.#cells ** 3;
  }

  /** Looks up the cells around a facet; false when it lies outside of the box by more than a cell. */
  find({ coordinates, corners }: Surface, facet: number): boolean {
    const range = this.#range;
    const [a, b, c] = [
      (corners[facet * 3] ?? 0) * 3,
      (corners[facet * 3 + 1] ?? 0) * 3,
      (corners[facet * 3 + 2] ?? 0) * 3,
    ];
    this.found = 1;
    for (let axis = 0; axis < 3; axis++) {
      const one = coordinates[a + axis] ?? 0;
      const two = coordinates[b + axis] ?? 0;
      const three = coordinates[c + axis] ?? 0;
      const scale = this.#cellsPerLength[axis] ?? 0;
      const least =
        ((one < two ? (one < three ? one : three) : two < three ? two : three) - (this.#least[axis] ?? 0)) * scale;
      const most =
        ((one > two ? (one > three ? one : three) : two > three ? two : three) - (this.#least[axis] ?? 0)) * scale;
      if (most < -1 || least > this.#cells + 1) return false;
      const first = this.#clamped(least);
      const last = this.#clamped(most);
      range[axis] = first;
      range[axis + 3] = last;
      this.found *= last - first + 1;
    }
    return true;
  }

  /** Covers the cells of the facet that was looked up. */
  cover(covered: Uint8Array): void {
    const [x0 = 0, y0 = 0, z0 = 0, x1 = 0, y1 = 0, z1 = 0] = this.#range;
    const cells = this.#cells;
    for (let z = z0; z <= z1; z++) {
      for (let y = y0; y <= y1; y++) {
        const row = (z * cells + y) * cells;
        for (let cell = row + x0; cell <= row + x1; cell++) covered[cell] = 1;
      }
    }
  }

  /** Whether some cell of the facet that was looked up is covered. */
  isCovered(covered: Uint8Array): boolean {
    const [x0 = 0, y0 = 0, z0 = 0, x1 = 0, y1 = 0, z1 = 0] = this.#range;
    const cells = this.#cells;
    for (let z = z0; z <= z1; z++) {
      for (let y = y0; y <= y1; y++) {
        const row = (z * cells + y) * cells;
        for (let cell = row + x0; cell <= row + x1; cell++) if (covered[cell] === 1) return true;
      }
    }
    return false;
  }

  #clamped(cell: number): number {
    const whole = Math.floor(cell);
    return whole < 0 ? 0 : whole >= this.#cells ? this.#cells - 1 : whole;
  }
}
