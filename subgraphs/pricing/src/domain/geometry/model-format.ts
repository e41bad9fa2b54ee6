import type { ModelProblem } from './model-problem.ts';

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
}

/** Reads one file, pushed piece by piece, into a sink. Once it gave a problem it takes nothing more. */
export interface ModelReader {
  /** Takes the next bytes, cut anywhere. */
  readonly push: (bytes: Uint8Array) => ModelProblem | null;
  /** All bytes were pushed. */
  readonly end: () => ModelProblem | null;
}

/** What a format is recognised by. */
export interface FileHead {
  /** The first bytes: `headLength` of them, or the whole file when it is shorter. */
  readonly bytes: Uint8Array;
  /** Length of the whole file in bytes. */
  readonly byteLength: number;
  /** The end of the file's name in lower case without the dot; empty when it has none. */
  readonly extension: string;
}

/** Beyond any piece of jewellery in any unit; keeps cubes of coordinates far from the end of the doubles. */
export const largestCoordinate = 1e12;

/** How many bytes suffice to tell the formats apart. */
export const headLength = 1024;

/** What a format makes of a file's head: a way to read it, a reason it cannot be read, or null: not this format. */
export type Recognition =
  { readonly open: (sink: TriangleSink) => ModelReader } | { readonly problem: ModelProblem } | null;

/** A file format: an adapter that knows its own files and how to read them. */
export interface ModelFormat {
  /** Name as people know it: `STL`. */
  readonly name: string;
  readonly recognise: (head: FileHead) => Recognition;
}
