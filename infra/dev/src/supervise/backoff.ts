/** First pause before a crashed process is started again; it doubles with every crash in a row. */
const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Who stayed healthy this long has recovered: its next crash counts as the first. */
const recoveredAfterMs = 30_000;

/** How long to wait before the next start, after so many crashes in a row (1 for the first). */
export function pauseBeforeRestart(crashesInARow: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (crashesInARow - 1));
}

/** Whether a process that was healthy for so long has left its earlier crashes behind. */
export function hasRecovered(healthyForMs: number): boolean {
  return healthyForMs >= recoveredAfterMs;
}
