import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { gauge } from '@alexandrite/service-kit/metrics';
import { tooManyAtOnce } from './refusals.ts';

/** Operations that one caller may have under way in quiet times: as many as all callers together. */
const most = 1_024;

/** How much of the time the event loop is at work when callers begin to take turns. */
const busyShare = 0.75;

/** Looks at the event loop after which who has not asked again is no longer counted: two to four seconds. */
const countedLooks = 80;

const limit = gauge('gateway_turns_at_once', 'Operations one caller may have under way while others ask too.');
const waiting = gauge('gateway_turns_waiting', 'Operations that wait for another one of the same caller.');

/** Work for a caller, which waits for its turn. */
export interface Work<T> {
  /** Tells callers apart. */
  readonly caller: string;
  /** How long a caller who has spent much of late should wait, in milliseconds. */
  readonly waitMs: () => number;
  /** Whether anybody still waits for the answer. */
  readonly isWanted: () => boolean;
  readonly run: () => Promise<T>;
}

interface Waiting extends Pick<Work<unknown>, 'waitMs' | 'isWanted'> {
  readonly begin: (isWanted: boolean) => void;
}

/** Operations of one caller. */
class Turns {
  underWay = 0;
  readonly waiting: Waiting[] = [];
  /** Whether they are begun one by one, because the caller has spent much. */
  isPaced = false;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Has callers take turns: who asks for much at once waits for their own operations, and others do not. It changes nothing
 * for a caller who is alone. Two things make a caller wait:
 *
 * - a busy event loop. How many operations one may have under way follows it by the rule of TCP: half as many after
 *   a busy look, one more after any other;
 * - having spent much of late, whatever it is that is busy: the work may be a subgraph's. Then they go one by one.
 */
export class TurnsOfCallers {
  readonly #callers = new Map<string, Turns>();
  #atOnce = most;
  /** Who asked in this period, and in the one before. */
  #asking = new Set<string>();
  #asked = new Set<string>();
  #looks = 0;

  /**
   * Does a caller's work when it is its turn; answers null when nobody wants it any more by then.
   * @throws Refusal when too much of the caller's waits already
   */
  async run<T>(work: Work<T>): Promise<T | null> {
    const { caller } = work;
    this.#asking.add(caller);
    const turns = this.#of(caller);
    if (this.#mayBegin(turns, work)) turns.underWay += 1;
    else if (!(await this.#wait(turns, work))) return null;
    try {
      return await work.run();
    } finally {
      turns.underWay -= 1;
      // What others sent meanwhile is read first.
      if (turns.waiting.length > 0)
        setImmediate(() => {
          this.#giveTurns(caller, turns);
        });
      else this.#forgetIdle(caller, turns);
    }
  }

  /** Takes a look at the event loop. @param busy the share of the time since the last look that it was at work */
  look(busy: number): void {
    this.#forgetAskers();
    if (this.#atOnce === most && this.#callers.size < 2) return;
    if (busy > busyShare && this.#areMany) {
      this.#atOnce = Math.max(1, Math.min(this.#atOnce, this.#peak()) >> 1);
    } else if (this.#atOnce < most) {
      this.#atOnce += 1;
      for (const [caller, turns] of this.#callers) this.#giveTurns(caller, turns);
    }
    limit.set(this.#atOnce);
  }

  /** Whether somebody else would wait. */
  get #areMany(): boolean {
    if (this.#asking.size > 1 || this.#asked.size > 1) return true;
    const [one] = this.#asking;
    const [other] = this.#asked;
    return one !== undefined && other !== undefined && one !== other;
  }

  #peak(): number {
    let peak = 1;
    for (const { underWay } of this.#callers.values()) peak = Math.max(peak, underWay);
    return peak;
  }

  #forgetAskers(): void {
    this.#looks += 1;
    if (this.#looks < countedLooks) return;
    this.#looks = 0;
    this.#asked = this.#asking;
    this.#asking = new Set();
  }

  #of(caller: string): Turns {
    let turns = this.#callers.get(caller);
    if (!turns) this.#callers.set(caller, (turns = new Turns()));
    return turns;
  }

  #mayBegin(turns: Turns, { waitMs }: Pick<Waiting, 'waitMs'>): boolean {
    return turns.waiting.length === 0 && turns.underWay < this.#atOnce && !(this.#areMany && waitMs() > 0);
  }

  /** Whether it is wanted when its turn comes. */
  async #wait(turns: Turns, { caller, waitMs, isWanted }: Work<unknown>): Promise<boolean> {
    if (turns.waiting.length >= operationBounds.waitingTurns.limit) throw tooManyAtOnce;
    waiting.inc();
    return new Promise((begin) => {
      turns.waiting.push({ waitMs, isWanted, begin });
      this.#giveTurns(caller, turns);
    });
  }

  #giveTurns(caller: string, turns: Turns): void {
    for (let next = turns.waiting[0]; next && this.#hasTurn(caller, turns, next); next = turns.waiting[0]) {
      turns.waiting.shift();
      waiting.dec();
      const isWanted = next.isWanted();
      if (isWanted) turns.underWay += 1;
      next.begin(isWanted);
    }
    this.#forgetIdle(caller, turns);
  }

  /** Whether the first that waits has its turn; comes back to it when it has to wait for its time alone. */
  #hasTurn(caller: string, turns: Turns, { waitMs }: Waiting): boolean {
    const ms = this.#areMany ? waitMs() : 0;
    turns.isPaced = this.#areMany && (turns.isPaced || ms > 0);
    if (turns.underWay >= (turns.isPaced ? 1 : this.#atOnce)) return false;
    if (ms > 0) {
      turns.timer ??= setTimeout(() => {
        turns.timer = undefined;
        this.#giveTurns(caller, turns);
      }, ms);
    }
    return ms === 0;
  }

  #forgetIdle(caller: string, turns: Turns): void {
    // A timer may be late: by then the caller may have come back, and others' turns are under their name.
    if (turns.underWay === 0 && turns.waiting.length === 0 && this.#callers.get(caller) === turns)
      this.#callers.delete(caller);
  }
}
