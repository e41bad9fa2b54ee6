import { build, type Histogram } from 'hdr-histogram-js';

/** How something ended: `ok`, or the code of what was refused or went wrong. */
export type Ending = string;

/** What happened within one second. */
export interface Second {
  /** Visits that arrived. */
  arrived: number;
  ok: number;
  /** Operations that did not end well, by code. */
  readonly failed: Map<Ending, number>;
  /** Sum and worst of what the good ones took, in milliseconds. */
  okMs: number;
  worstMs: number;
}

/** Everything that was measured of one operation in one phase. */
export class Measured {
  /** Of those that ended well, in microseconds. */
  readonly took: Histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 3_600_000_000,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 32,
  });
  readonly endings = new Map<Ending, number>();

  add(ms: number, ending: Ending): void {
    this.endings.set(ending, (this.endings.get(ending) ?? 0) + 1);
    if (ending === 'ok') this.took.recordValue(Math.max(1, Math.round(ms * 1_000)));
  }

  get ok(): number {
    return this.endings.get('ok') ?? 0;
  }

  get all(): number {
    return [...this.endings.values()].reduce((sum, count) => sum + count, 0);
  }

  /** So many of a hundred took at most this, in milliseconds; 0 when nothing ended well. */
  percentile(percent: number): number {
    return this.took.totalCount === 0 ? 0 : this.took.getValueAtPercentile(percent) / 1_000;
  }

  addAll(other: Measured): void {
    this.took.add(other.took);
    for (const [ending, count] of other.endings) this.endings.set(ending, (this.endings.get(ending) ?? 0) + count);
  }
}

/** Keeps what was measured, by phase and operation, and second by second. */
export class Recorder {
  readonly startedAt = performance.now();
  readonly #phases = new Map<string, Map<string, Measured>>();
  readonly #seconds: (Second | undefined)[] = [];

  /** @param at when it ended, in milliseconds of performance.now() */
  record(phase: string, operation: string, ms: number, ending: Ending, at = performance.now()): void {
    this.#measured(phase, operation).add(ms, ending);
    const second = this.#second(at);
    if (ending === 'ok') {
      second.ok += 1;
      second.okMs += ms;
      second.worstMs = Math.max(second.worstMs, ms);
    } else {
      second.failed.set(ending, (second.failed.get(ending) ?? 0) + 1);
    }
  }

  arrived(at: number): void {
    this.#second(at).arrived += 1;
  }

  /** Names of what was measured in a phase. */
  operations(phase: string): readonly string[] {
    return [...(this.#phases.get(phase)?.keys() ?? [])].toSorted();
  }

  get phases(): readonly string[] {
    return [...this.#phases.keys()];
  }

  /** What was measured of an operation; nothing, when it was not asked. */
  of(phase: string, operation: string): Measured {
    return this.#phases.get(phase)?.get(operation) ?? new Measured();
  }

  /** What was measured of all the operations of a phase that are wanted. */
  allOf(phase: string, wanted: (operation: string) => boolean = () => true): Measured {
    const all = new Measured();
    for (const [operation, measured] of this.#phases.get(phase) ?? []) if (wanted(operation)) all.addAll(measured);
    return all;
  }

  get seconds(): readonly Second[] {
    return Array.from(this.#seconds, (second) => second ?? emptySecond());
  }

  #measured(phase: string, operation: string): Measured {
    let operations = this.#phases.get(phase);
    if (!operations) this.#phases.set(phase, (operations = new Map<string, Measured>()));
    let measured = operations.get(operation);
    if (!measured) operations.set(operation, (measured = new Measured()));
    return measured;
  }

  #second(at: number): Second {
    const index = Math.max(0, Math.floor((at - this.startedAt) / 1_000));
    return (this.#seconds[index] ??= emptySecond());
  }
}

const emptySecond = (): Second => ({ arrived: 0, ok: 0, failed: new Map(), okMs: 0, worstMs: 0 });
