/** An operation of a job's routing; stations are numbered from 0. */
export interface RoutedOperation {
  readonly station: number;
  readonly processing: number;
}

/** A job that waits before the shop floor. Times are in the unit of its processing times. */
export interface UnreleasedJob {
  readonly due: number;
  readonly operations: readonly RoutedOperation[];
}
