import { nextFactor, type Phase, phasesOf, type ShapeName, type Step } from './load/shapes.ts';
import { type PhaseRun, Visits } from './load/visits.ts';
import { Recorder } from './load/recorder.ts';
import { Seeded } from './random/seeded.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { House } from './stack/house.ts';
import { calibrate } from './watch/calibration.ts';
import { type Sample, Watch } from './watch/watch.ts';
import { openWorld } from './world.ts';

export interface RunOptions {
  readonly seed: string;
  /** Of the load itself; undefined for the shape's own length. */
  readonly seconds: number | undefined;
  /** The scenario's steady load, times this. */
  readonly rate: number;
  readonly say: (text: string) => void;
}

/** Everything that a run has measured. */
export interface Run {
  readonly scenario: Scenario;
  readonly shape: ShapeName;
  readonly seed: string;
  readonly at: Date;
  readonly phases: readonly PhaseRun[];
  readonly recorder: Recorder;
  readonly samples: readonly Sample[];
  /** What a fixed piece of work took the processor before and after, in seconds. */
  readonly calibration: number;
  /** Whether everything that was begun came to an end, and when, in seconds from the start. */
  readonly isSettled: boolean;
  readonly settledAt: number;
}

/** How long the last visits of a run may take, in milliseconds. */
const lastVisitsMs = 60_000;
/** How long a step of a ramp is, in seconds. */
const stepSeconds = 6;

/** Puts a load of some shape on a house, and measures. */
export async function runScenario(
  house: House,
  scenario: Scenario,
  shape: ShapeName,
  { seed, seconds, rate, say }: RunOptions,
): Promise<Run> {
  const random = new Seeded(`${seed}/${scenario.name}`);
  const world = openWorld(house, random);
  const prepared = await scenario.prepare(world);
  const before = calibrate();
  const recorder = new Recorder();
  const watch = new Watch(() => house.watched(), recorder.startedAt);
  await watch.start();
  const streams = prepared.streams.map((stream) => ({ ...stream, perSecond: stream.perSecond * rate }));
  const visits = new Visits({ client: world.client, recorder, random, prepared: { ...prepared, streams } });
  const phases: PhaseRun[] = [];
  const run = async (phase: Phase): Promise<PhaseRun> => {
    const done = await visits.run(phase);
    phases.push(done);
    say(describePhase(done));
    return done;
  };
  try {
    for (const phase of phasesOf(shape, { seconds, baseline: scenario.baseline ?? 0.25 })) await run(phase);
    if (shape === 'ramp') await climb(run, visits, seconds ?? stepSeconds);
    const isSettled = await visits.settled(lastVisitsMs);
    const settledAt = (performance.now() - recorder.startedAt) / 1_000;
    await watch.stop();
    const calibration = Math.min(before, calibrate());
    return {
      scenario,
      shape,
      seed,
      at: new Date(),
      phases,
      recorder,
      samples: watch.samples,
      calibration,
      isSettled,
      settledAt,
    };
  } finally {
    await watch.stop();
    await prepared.close?.();
    await world.close();
  }
}

/** More and more, until it is too much. */
async function climb(run: (phase: Phase) => Promise<PhaseRun>, visits: Visits, seconds: number): Promise<void> {
  const steps: Step[] = [];
  for (let factor = nextFactor(steps); factor !== null; factor = nextFactor(steps)) {
    const done = await run({ name: `step ${steps.length + 1}`, kind: 'load', seconds, factor });
    steps.push({ factor, arrived: done.arrived / seconds, goodput: done.inTime / seconds });
    // A step is not to pay for the one before.
    await visits.settled(20_000);
  }
}

function describePhase({ name, seconds, arrived, inTime, lateMs }: PhaseRun): string {
  const rate = (count: number): string => (count / seconds).toFixed(1);
  const late = lateMs.mean > 5 ? `, begun ${lateMs.mean.toFixed(0)} ms late on average: the machine is too busy` : '';
  return `${name}: ${rate(arrived)} visits/s came, ${rate(inTime)} ended well in time${late}`;
}
