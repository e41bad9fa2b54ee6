import { atLeast, atMost, unclear, type Verdict } from '../thresholds/verdict.ts';
import type { Round } from './run-overload.ts';

/** What a gateway has to keep while three times of what it can do is asked of it. */
const wanted = {
  /** Of the most that it does. */
  goodput: 0.8,
  /** The slowest hundredth of those that it answers, of the same at half load. */
  slower: 4,
  /** Until it answers again as before, in seconds. */
  recovery: 5,
} as const;

/** How far the processor's time of a stretch may be from a whole core before others are known to have had it. */
const ownCore = 0.9;

const middle = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

/**
 * Looks at all rounds, each compared with itself, and takes the middle one. Where others had the gateway's core for much
 * of the time nothing is clear but that no answer was wrong: what is done for the processor's time that it had is shown,
 * and goes up and down too much to be believed. The onset is told apart in the rounds and is not part of the verdict: the
 * gateway needs a moment to learn of a flood.
 */
export function judgeOverload(rounds: readonly Round[]): readonly Verdict[] {
  const byClock = middle(rounds.map(({ most, flooded }) => flooded.goodput / most.goodput));
  const byProcessor = middle(
    rounds.map(({ most, flooded }) => flooded.goodput / flooded.cores / (most.goodput / most.cores)),
  );
  const isDisturbed = rounds.some(({ most, flooded }) => Math.min(most.cores, flooded.cores) < ownCore);
  const told = (verdict: Verdict): Verdict => (isDisturbed ? unclear(verdict) : verdict);
  const who = isDisturbed ? '; others had the core, run again' : '';
  const note = `by the clock ${byClock.toFixed(2)}, by the processor’s time ${byProcessor.toFixed(2)}${who}`;
  const slower = middle(rounds.map(({ half, flooded }) => flooded.p99 / half.p99));
  const [before, after] = [
    middle(rounds.map(({ half }) => half.p99)),
    middle(rounds.map(({ flooded }) => flooded.p99)),
  ];
  const wrong = Math.max(...rounds.map(worstWrongShare));
  return [
    told(atLeast('goodput at three times saturation, of the most', byClock, wanted.goodput, note)),
    told(
      atMost(
        'p99 of the answered, of that at half load',
        slower,
        wanted.slower,
        `p99 ${before.toFixed(1)} ms → ${after.toFixed(1)} ms`,
      ),
    ),
    told(atMost('seconds until it answers as before', middle(rounds.map(recovery)), wanted.recovery)),
    atMost('answers that were neither right nor a refusal, share', wrong, 0),
  ];
}

function worstWrongShare({ most, half, onset, flooded, after }: Round): number {
  return Math.max(most.wrongShare, half.wrongShare, onset.wrongShare, flooded.wrongShare, after.wrongShare);
}

/** How long after the flood it took until a half second went as half load does. */
function recovery({ half, after }: Round): number {
  const window = 500;
  for (let from = 0; from + window <= after.seconds * 1_000; from += window / 2) {
    const within = after.each.filter(([due]) => due >= from && due < from + window);
    const took = within.flatMap(([, ms]) => ms ?? []).toSorted((one, other) => one - other);
    const p95 = took[Math.floor(took.length * 0.95)] ?? Infinity;
    if (took.length >= 0.99 * within.length && p95 <= half.p99) return from / 1_000;
  }
  return after.seconds;
}
