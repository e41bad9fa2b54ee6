/** Longest wait between two tries, in milliseconds. */
const longestWaitMs = 10_000;

/**
 * How long to wait before the next try, in milliseconds: 0.25 s, 0.5 s, 1 s … 10 s, each spread by up to half,
 * so that a thousand browsers do not come back to a restarted server in the same instant.
 *
 * @param failures tries that have failed so far, from 0
 * @param random a number from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(250 * 2 ** Math.min(failures, 20), longestWaitMs);
  return Math.round(full * (0.5 + random / 2));
}
