import { cpus, loadavg } from 'node:os';
import type { Goal, Name } from './contestants.ts';
import { type Measured, median } from './measure.ts';

export type Rounds = ReadonlyMap<Name, readonly Measured[]>;

/** Compares round by round, as a round is the same noisy minute for all. */
export function times(rounds: Rounds, one: Name, other: Name, of: (measured: Measured) => number): number {
  const others = rounds.get(other) ?? [];
  return median((rounds.get(one) ?? []).map((measured, round) => of(measured) / of(others[round] ?? measured)));
}

export const speed = ({ perSecond }: Measured): number => perSecond;
export const thrift = ({ cpuMicros }: Measured): number => 1 / cpuMicros;

/**
 * Says whether a goal is reached: by requests a second; on a machine that others keep busy, where those depend on who
 * is given the processor, by what a request costs it.
 */
export function judge(rounds: Rounds, { of, against, atLeast }: Goal): boolean {
  const bySpeed = times(rounds, of, against, speed);
  const byThrift = times(rounds, of, against, thrift);
  const isBusy = (loadavg()[0] ?? 0) > cpus().length + 1;
  const isReached = bySpeed >= atLeast || (isBusy && byThrift >= atLeast);
  const figures = `${bySpeed.toFixed(2)} by requests a second, ${byThrift.toFixed(2)} by processor time`;
  console.log(`${isReached ? 'reached' : 'SHORT'}: ${of} ≥ ${atLeast} × ${against}: ${figures}`);
  return isReached;
}
