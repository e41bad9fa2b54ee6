import { setTimeout as pause } from 'node:timers/promises';
import type { GraphClient } from '../graph/graph-client.ts';
import type { Seeded } from '../random/seeded.ts';
import { type Prepared, type Stream, type Visit, VisitEnded } from '../scenarios/scenario.ts';
import { arrivals } from './arrivals.ts';
import { openLoop } from './open-loop.ts';
import type { Recorder } from './recorder.ts';
import type { Phase } from './shapes.ts';

/** What became of the visits of a phase. */
export interface PhaseRun extends Phase {
  /** In seconds from the start of the run. */
  readonly from: number;
  readonly to: number;
  readonly arrived: number;
  /** Ended well in the time of the phase. */
  readonly inTime: number;
  /** How late the load was begun, in milliseconds. */
  readonly lateMs: { readonly worst: number; readonly mean: number };
}

interface Options {
  readonly client: GraphClient;
  readonly recorder: Recorder;
  readonly random: Seeded;
  readonly prepared: Prepared;
}

/** So many visits may be under way before further ones are counted as failed: a machine has an end. */
const mostUnderWay = 20_000;

/** Sends visits to the house, and keeps what they saw. */
export class Visits {
  readonly #options: Options;
  readonly #underWay = new Set<Promise<void>>();
  #phase = '';

  constructor(options: Options) {
    this.#options = options;
    options.prepared.begin?.(options.recorder, () => this.#phase);
  }

  /** Lets visits arrive for the time of a phase. Those that are still under way then are not waited for. */
  async run(phase: Phase): Promise<PhaseRun> {
    const { recorder } = this.#options;
    this.#phase = phase.name;
    const startedAt = performance.now();
    const endsAt = startedAt + phase.seconds * 1_000;
    const due = this.#arrivals(phase);
    let inTime = 0;
    const lateMs = await openLoop(due, ({ stream, random }, dueAt) => {
      recorder.arrived(dueAt);
      if (this.#underWay.size >= mostUnderWay) {
        recorder.record(phase.name, stream.name, 0, 'NOT_SENT');
        return;
      }
      const visit = this.#visit(stream, { phase: phase.name, random, dueAt }).then((endedWell) => {
        if (endedWell && performance.now() <= endsAt) inTime += 1;
        this.#underWay.delete(visit);
      });
      this.#underWay.add(visit);
    });
    await pause(Math.max(0, endsAt - performance.now()));
    const seconds = (at: number): number => (at - recorder.startedAt) / 1_000;
    return { ...phase, from: seconds(startedAt), to: seconds(performance.now()), arrived: due.length, inTime, lateMs };
  }

  /** Waits until no visit is under way. False when that takes too long. */
  async settled(limitMs: number): Promise<boolean> {
    const end = performance.now() + limitMs;
    while (this.#underWay.size > 0 && performance.now() < end) await pause(20);
    return this.#underWay.size === 0;
  }

  /** Of all streams, in the order of time. */
  #arrivals({ name, kind, seconds, factor }: Phase) {
    const { prepared, random } = this.#options;
    return prepared.streams
      .flatMap((stream) => {
        const own = random.fork(`${name}/${stream.name}`);
        const rate = stream.perSecond * (stream.load === 'constant' && kind !== 'rest' ? 1 : factor);
        return [...arrivals(own, rate, seconds)].map(
          (dueMs, index) => [dueMs, { stream, random: own.fork(index) }] as const,
        );
      })
      .toSorted(([one], [other]) => one - other);
  }

  /** @returns whether it ended well */
  async #visit(stream: Stream, at: { readonly phase: string; readonly random: Seeded; readonly dueAt: number }) {
    try {
      await stream.visit(this.#visitor(at));
      return true;
    } catch (fault) {
      if (!(fault instanceof VisitEnded)) {
        this.#options.recorder.record(at.phase, stream.name, 0, fault instanceof Error ? fault.message : 'UNKNOWN');
      }
      return false;
    }
  }

  #visitor({
    phase,
    random,
    dueAt,
  }: {
    readonly phase: string;
    readonly random: Seeded;
    readonly dueAt: number;
  }): Visit {
    const { client, recorder } = this.#options;
    let isFirst = true;
    const took = (operation: string, ms: number, ending: string): void => {
      recorder.record(phase, operation, ms, ending);
      if (ending !== 'ok') throw new VisitEnded(`${operation}: ${ending}`);
    };
    return {
      random,
      dueAt,
      took,
      async ask(question, variables, token = null) {
        const since = isFirst ? dueAt : performance.now();
        isFirst = false;
        const answer = await client.ask(question, variables, token);
        took(question.name, performance.now() - since, answer.ending);
        return answer.data;
      },
    };
  }
}
