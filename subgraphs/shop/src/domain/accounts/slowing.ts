/** How tries are slowed: some are free, then each has to wait twice as long as the one before, up to a longest wait. */
export interface Slowing {
  readonly free: number;
  /** The same while a process counts by itself. */
  readonly freeAlone: number;
  readonly longestSeconds: number;
  /** How long a try is counted. */
  readonly forgottenSeconds: number;
}

/**
 * Seconds that have to pass after a try before the next one: 0 for the free ones, then 1, 2, 4 and so on.
 * @param tries this one counted
 */
export function slowedSeconds(tries: number, { free, longestSeconds }: Slowing): number {
  return tries <= free ? 0 : Math.min(longestSeconds, 2 ** Math.min(tries - free - 1, 30));
}
