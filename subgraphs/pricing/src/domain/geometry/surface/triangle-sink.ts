import type { LengthUnit } from '../measurement.ts';
import type { ModelProblem } from '../problems/model-problem.ts';

/**
 * Takes triangles as a reader finds them, a batch at a time.
 * Batches, not single triangles: nine doubles in a call that the engine does not inline are nine heap objects.
 */
export interface TriangleSink {
  /**
   * Takes the first `count` triangles of `batch`: nine numbers each, x y z of three corners, counter-clockwise as seen
   * from outside, in the file's unit. The batch belongs to the reader and is overwritten afterwards.
   * Gives the problem that ends the reading, or null.
   */
  readonly triangles: (batch: Float64Array, count: number) => ModelProblem | null;
  /** Says how many triangles will come, where the file says so and its length bears it out. */
  readonly expect: (count: number) => ModelProblem | null;
  /** Says what unit the file states its lengths in; not called by formats that state none. */
  readonly unit?: (unit: LengthUnit) => void;
  /** Says how many parts of the file are no metal by its own word, and were left out; not called when none were. */
  readonly leftOut?: (parts: number) => void;
}

/** Beyond any piece of jewellery in any unit; keeps cubes of coordinates far from the end of the doubles. */
export const largestCoordinate = 1e12;
