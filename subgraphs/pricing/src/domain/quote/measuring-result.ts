import type { Measurement } from '../geometry/measurement.ts';
import type { ModelProblem } from '../geometry/problems/model-problem.ts';
import type { Shape } from '../geometry/shape/shape.ts';

/** What became of a model that was to be measured. */
export type MeasuringResult =
  | {
      readonly ok: true;
      /** The file's format as people name it: `STL`. */
      readonly format: string;
      /** With the file's unit taken for millimetres. */
      readonly measurement: Measurement;
      /** By which the same model is known again, whatever its rotation, position and unit; null when only analysed. */
      readonly shape: Shape | null;
      /** A GLB file, reduced for the web; null when there is nothing to be seen, or it could not be made. */
      readonly preview: Uint8Array | null;
      /** Whether the measurement was carried over from a model of the same shape. */
      readonly reused: boolean;
    }
  | { readonly ok: false; readonly problem: ModelProblem };
