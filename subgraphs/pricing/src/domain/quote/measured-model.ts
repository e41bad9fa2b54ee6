import type { Measurement } from '../geometry/measurement.ts';
import type { ModelProblem } from '../geometry/model-problem.ts';

/** What pricing knows of an uploaded model: where its file is, and what was measured in it. */
export interface MeasuredModel {
  readonly id: string;
  readonly ownerId: string;
  readonly fileName: string;
  readonly storageKey: string;
  readonly byteSize: number;
  readonly sha256: string;
  readonly state: 'MEASURING' | 'MEASURED' | 'REJECTED';
  /** With the file's unit taken for millimetres; null until MEASURED. */
  readonly measurement: Measurement | null;
  /** Why it cannot be read; null unless REJECTED. */
  readonly problem: ModelProblem | null;
}
