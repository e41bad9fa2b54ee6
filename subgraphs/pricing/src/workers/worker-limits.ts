import { type MeasuringLimits, usualMeasuringLimits } from './measuring-limits.ts';
import type { ThreadLimits } from './thread/measuring-thread.ts';

/** How much one model may take of a worker. */
export interface WorkerLimits {
  readonly model: MeasuringLimits;
  readonly thread: ThreadLimits;
}

/** How much longer than its own limit a model may take until its thread is ended from outside, in milliseconds. */
export const hardLimitBeyondMs = 5_000;

export const usualWorkerLimits: WorkerLimits = {
  model: usualMeasuringLimits,
  thread: { heapMegabytes: 768, hardLimitMs: usualMeasuringLimits.maxMilliseconds + hardLimitBeyondMs },
};
