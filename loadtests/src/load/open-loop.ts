import { setTimeout as pause } from 'node:timers/promises';

/** How late visits were begun, in milliseconds: more than the server's own times make what was measured worthless. */
export interface Lateness {
  readonly worst: number;
  readonly mean: number;
}

/**
 * Begins visits when they are due, however many are still under way, and resolves when the last has been begun.
 * @param visits when each is due, in milliseconds from now, in order
 * @param begin must not throw; what is late is counted from `dueAt`, in milliseconds of performance.now()
 */
export async function openLoop<Visit>(
  visits: Iterable<readonly [dueMs: number, visit: Visit]>,
  begin: (visit: Visit, dueAt: number) => void,
): Promise<Lateness> {
  const start = performance.now();
  let [worst, sum, count] = [0, 0, 0];
  for (const [dueMs, visit] of visits) {
    const dueAt = start + dueMs;
    for (let now = performance.now(); now < dueAt; now = performance.now()) await pause(Math.max(1, dueAt - now));
    const late = performance.now() - dueAt;
    worst = Math.max(worst, late);
    sum += late;
    count += 1;
    begin(visit, dueAt);
  }
  return { worst, mean: count === 0 ? 0 : sum / count };
}
