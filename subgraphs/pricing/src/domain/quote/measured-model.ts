import type { SalesChannel } from '@alexandrite/contracts/events';
import type { Measurement } from '../geometry/measurement.ts';
import type { ModelProblem } from '../geometry/problems/model-problem.ts';
import type { Shape } from '../geometry/shape/shape.ts';

/** A light mesh of a model for the web, in the file store. */
export interface ModelPreview {
  readonly storageKey: string;
  readonly byteSize: number;
  readonly triangleCount: number;
}

/** That a model could not be measured in any of its tries, through a fault of ours or a file that brings workers down. */
export interface Parked {
  /** Why the last try failed, for engineers. */
  readonly reason: string;
  readonly at: Date;
}

/** What pricing knows of an uploaded model: where its file is, and what was measured in it. */
export interface MeasuredModel {
  readonly id: string;
  readonly ownerId: string;
  readonly fileName: string;
  readonly storageKey: string;
  readonly byteSize: number;
  readonly sha256: string;
  /** How it came: nobody sits and waits for a partner's. */
  readonly channel: SalesChannel;
  /** When pricing heard of it, or was asked to measure it again. */
  readonly takenUpAt: Date;
  readonly state: 'MEASURING' | 'MEASURED' | 'REJECTED';
  /** With the file's unit taken for millimetres; null until MEASURED. */
  readonly measurement: Measurement | null;
  /** By which the same model is known again; null until MEASURED. */
  readonly shape: Shape | null;
  /** null until MEASURED, and when none could be made. */
  readonly preview: ModelPreview | null;
  /** Which measuring it was: see `measuringVersion`; null until it came to an end. */
  readonly measuredWith: number | null;
  /** Why it cannot be read; null unless REJECTED. */
  readonly problem: ModelProblem | null;
  /** null unless REJECTED for want of a try that came to an end: staff may have it measured again. */
  readonly parked: Parked | null;
}
