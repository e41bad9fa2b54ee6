import { setTimeout as pause } from 'node:timers/promises';
import { Seeded } from '../random/seeded.ts';
import { Flood, type Flooded } from './flood.ts';
import { questions } from './question.ts';
import { openStand, type Stand } from './stand.ts';

/** A stretch of load, and what of the processor the gateway used for it. */
export interface Stretch extends Flooded {
  /** Seconds of the processor a second. */
  readonly cores: number;
}

/** What one round has shown. */
export interface Round {
  /** As much as can be done, by clients that wait for their answers. */
  readonly most: Stretch;
  readonly half: Stretch;
  /** The first moments of three times what can be done, in which the gateway learns that it is. */
  readonly onset: Stretch;
  /** Three times what can be done. */
  readonly flooded: Stretch;
  /** Half of it again, at once. */
  readonly after: Stretch;
}

export interface OverloadOptions {
  readonly seed: string;
  readonly rounds: number;
  readonly seconds: number;
  /**
   * Ask one question over and over, uncompressed: the cheapest that has to be computed. The less an answer costs, the
   * more of the processor refusals take beside it, so that this is the hardest case.
   */
  readonly isPlain: boolean;
}

/** Clients that find out what can be done: enough to keep the gateway busy, too few to be refused. */
const clients = 32;
/** How many times what can be done is too much. */
const excess = 3;

/** Floods a gateway of our own, in rounds, so that a noisy minute of the machine is one among several. */
export async function runOverload(
  { seed, rounds, seconds, isPlain }: OverloadOptions,
  say: (text: string) => void,
): Promise<readonly Round[]> {
  const stand = await openStand();
  const flood = new Flood(stand.origin, isPlain ? questions.slice(0, 1) : questions, !isPlain);
  const random = new Seeded(`${seed}/overload`);
  const done: Round[] = [];
  try {
    await flood.check();
    // Code that has run for a while is compiled: what is measured is the gateway of the second minute.
    await flood.closed(clients, 4);
    await flood.open(random.fork('warm'), 3_000, 2);
    await pause(1_000);
    for (let round = 1; round <= rounds; round += 1) {
      const own = random.fork(round);
      const most = await measure(stand, () => flood.closed(clients, seconds));
      const half = await measure(stand, () => flood.open(own.fork('half'), most.goodput / 2, seconds));
      const onset = await measure(stand, () => flood.open(own.fork('onset'), most.goodput * excess, 1.5));
      const flooded = await measure(stand, () => flood.open(own.fork('flood'), most.goodput * excess, seconds));
      const after = await measure(stand, () => flood.open(own.fork('after'), most.goodput / 2, 6));
      done.push({ most, half, onset, flooded, after });
      say(`round ${round}`);
      for (const [name, stretch] of Object.entries({ most, half, onset, flooded, after }))
        say(`  ${describe(name, stretch)}`);
      await pause(1_000);
    }
    return done;
  } finally {
    await flood.close();
    await stand.stop();
  }
}

async function measure(stand: Stand, load: () => Promise<Flooded>): Promise<Stretch> {
  const before = await stand.cpuSeconds();
  const start = performance.now();
  const flooded = await load();
  const seconds = (performance.now() - start) / 1_000;
  return { ...flooded, cores: ((await stand.cpuSeconds()) - before) / seconds };
}

function describe(
  name: string,
  { offered, goodput, refusedShare, wrongShare, wrong, p50, p99, cores, lateMs }: Stretch,
): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const wrongs = Object.entries(wrong)
    .map(([ending, times]) => `, ${times} × ${ending}`)
    .join('');
  return (
    `${name.padEnd(8)} ${offered.toFixed(0).padStart(6)}/s came, ${goodput.toFixed(0).padStart(5)}/s answered, ` +
    `${percent(refusedShare)} refused, ${percent(wrongShare)} wrong, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
    `${cores.toFixed(2)} cores, sent ${lateMs.toFixed(1)} ms late${wrongs}`
  );
}
