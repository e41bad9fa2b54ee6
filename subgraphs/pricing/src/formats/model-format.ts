import type { ModelProblem } from '../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../domain/geometry/surface/triangle-sink.ts';

/** Reads one file, pushed piece by piece, into a sink. Once it gave a problem it takes nothing more. */
export interface ModelReader {
  /** Takes the next bytes, cut anywhere. */
  readonly push: (bytes: Uint8Array) => ModelProblem | null;
  /** All bytes were pushed: what is left to do is done in one go. */
  readonly end: () => ModelProblem | null;
  /**
   * The same as `end`, in steps of some milliseconds, for formats that can only be understood as a whole: yields the
   * share of it that is done, 0 to 1, so that the caller can let others run, and stop. Called instead of `end`.
   */
  readonly finish?: () => Generator<number, ModelProblem | null>;
}

/** What comes of steps when nobody waits for any of them. */
export function inOneGo<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
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
