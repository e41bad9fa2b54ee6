/*
 * How surfaces are held: typed arrays, no object per corner, so that five million facets fit into a worker.
 * `array[i] ?? 0` here and in the files beside: inside its length a typed array always has a value; the fallback is for
 * the compiler alone and costs nothing.
 */

/** A box along the axes. */
export interface Box {
  readonly min: Point;
  readonly max: Point;
}

/** A point, or a set of lengths along the axes. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A surface of triangles that share their corners. */
export interface Surface {
  /** x, y and z of each vertex, in the file's unit. */
  readonly coordinates: Float64Array;
  readonly vertexCount: number;
  /** Three vertices for each facet. Corner `c` is also half-edge `c`, which runs from it to the facet's next corner. */
  readonly corners: Int32Array;
  readonly facetCount: number;
  readonly box: Box;
}

/** The corner after `corner` in its facet. */
export const nextCorner = (corner: number): number => (corner % 3 === 2 ? corner - 2 : corner + 1);

/** The facet a corner, or half-edge, belongs to. */
export const facetOf = (corner: number): number => (corner / 3) | 0;

/** Lengths of a box along the axes. */
export function boxSize({ min, max }: Box): Point {
  return { x: max.x - min.x, y: max.y - min.y, z: max.z - min.z };
}

/** Length of the diagonal of a box. */
export function boxDiagonal(box: Box): number {
  const { x, y, z } = boxSize(box);
  return Math.hypot(x, y, z);
}
