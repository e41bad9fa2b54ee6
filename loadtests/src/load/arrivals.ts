import type { Seeded } from '../random/seeded.ts';

/**
 * When visits arrive, in milliseconds from the start: by themselves, as people do, and not when an earlier one has been
 * answered. A server that stalls is asked all the same, and the wait of everybody who came meanwhile is counted.
 * @param perSecond on average
 */
export function* arrivals(random: Seeded, perSecond: number, seconds: number): Generator<number> {
  if (perSecond <= 0) return;
  for (let at = random.gap(perSecond); at < seconds; at += random.gap(perSecond)) yield at * 1_000;
}
