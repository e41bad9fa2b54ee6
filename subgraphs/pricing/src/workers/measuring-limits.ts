/** How much one model may ask of a worker. */
export interface MeasuringLimits {
  readonly maxFileBytes: number;
  readonly maxTriangles: number;
  /** Bytes that the surface may take; measuring it takes about as much again. */
  readonly maxSurfaceBytes: number;
  /** Time of the processor spent on one model, in milliseconds; waiting for its bytes does not count. */
  readonly maxMilliseconds: number;
}

/** What suits a worker with 1.5 GB of memory. */
export const usualMeasuringLimits: MeasuringLimits = {
  maxFileBytes: 300_000_000,
  maxTriangles: 5_000_000,
  maxSurfaceBytes: 600_000_000,
  maxMilliseconds: 30_000,
};
