/** A wait that is over when it is ended, or late. */
export interface Deadline {
  end(): void;
}

/**
 * Waits of equal length, told when they last too long. One timer stands for all of them: where thousands begin and end
 * in a second, a timer for each costs more than what is waited for.
 */
export class Deadlines {
  readonly #limitMs: number;
  /** Those that began first come first. */
  readonly #waits = new Set<Wait>();
  /** Whether the timer runs. */
  #isAwake = false;

  /** @param limitMs how long a wait may last, in milliseconds */
  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** @param onLate called once, unless the wait was ended in time */
  begin(onLate: () => void): Deadline {
    const wait = new Wait(this.#waits, performance.now() + this.#limitMs, onLate);
    this.#waits.add(wait);
    if (!this.#isAwake) this.#lookIn(this.#limitMs);
    return wait;
  }

  #lookIn(ms: number): void {
    this.#isAwake = true;
    setTimeout(() => {
      this.#look();
    }, ms).unref();
  }

  #look(): void {
    this.#isAwake = false;
    const now = performance.now();
    for (const wait of this.#waits) {
      if (wait.until > now) {
        this.#lookIn(Math.ceil(wait.until - now));
        return;
      }
      wait.end();
      wait.onLate();
    }
  }
}

class Wait implements Deadline {
  readonly until: number;
  readonly onLate: () => void;
  readonly #among: Set<Wait>;

  constructor(among: Set<Wait>, until: number, onLate: () => void) {
    this.#among = among;
    this.until = until;
    this.onLate = onLate;
  }

  end(): void {
    this.#among.delete(this);
  }
}
