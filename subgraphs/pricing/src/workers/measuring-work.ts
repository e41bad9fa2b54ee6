import { setImmediate } from 'node:timers/promises';

/** Longer than this at a stretch nothing is computed without looking after timers: locks have to be renewed. */
const longestStretchMs = 50;

export interface MeasuringWorkParts {
  /** Time of the processor that may be spent. */
  readonly maxMilliseconds: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly onProgress: ((fraction: number) => void) | undefined;
}

/** Time spent and progress made on one model. */
export class MeasuringWork {
  readonly #parts: MeasuringWorkParts;
  #reported = 0;
  #spent = 0;
  #since: number;
  #stretchBegan: number;

  constructor(parts: MeasuringWorkParts) {
    this.#parts = parts;
    this.#since = parts.now();
    this.#stretchBegan = this.#since;
  }

  /** Tells the share of the work done, when it has grown by a hundredth. */
  report(fraction: number): void {
    if (fraction < this.#reported + 0.01 && fraction < 1) return;
    this.#reported = fraction;
    this.#parts.onProgress?.(fraction);
  }

  /** The clock stands while something is awaited that others do. */
  pause(): void {
    this.#spent += this.#parts.now() - this.#since;
  }

  resume(): void {
    this.#since = this.#parts.now();
  }

  /** Whether the limit is reached. Lets timers run when it has been a while. */
  async isOverTime(): Promise<boolean> {
    const now = this.#parts.now();
    if (now - this.#stretchBegan > longestStretchMs) {
      await setImmediate();
      this.#stretchBegan = this.#parts.now();
    }
    return this.#spent + now - this.#since > this.#parts.maxMilliseconds;
  }

  /**
   * Goes through steps that tell their own share of a part of the whole, from one share of it to another. Gives what
   * comes of them, or null when time ran out.
   */
  async through<T>(steps: Generator<number, T>, from: number, to: number): Promise<{ readonly result: T } | null> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return { result: step.value };
      this.report(from + step.value * (to - from));
      if (await this.isOverTime()) return null;
    }
  }
}
