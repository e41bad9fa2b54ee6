import type { Measurement } from '../geometry/measurement.ts';
import type { ModelProblem } from '../geometry/model-problem.ts';

/** What came of it. A refusal is final: the same file would be refused again. */
export type MeasuringResult =
  { readonly ok: true; readonly measurement: Measurement } | { readonly ok: false; readonly problem: ModelProblem };
