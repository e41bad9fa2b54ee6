interface Options {
  /** Asks for a sign of life: whatever it answers is one. Throws when there is none. */
  readonly look: (signal: AbortSignal) => Promise<void>;
  /** How long nothing may be heard while something is asked, in milliseconds. */
  readonly silentMs: number;
  /** How long a sign of life is waited for, in milliseconds. */
  readonly lookMs: number;
  /** How long until it is looked for again, in milliseconds. */
  readonly restMs: number;
}

/** A question that waits, and how it is given up. */
interface Waiting {
  readonly since: number;
  readonly giveUp: () => void;
}

/**
 * Whether a subgraph shows any sign of life. A process that was stopped, or is caught in a loop, takes connections and
 * answers none: everybody who asks it would wait as long as the slowest question may take. One that has something slow
 * to do answers other questions meanwhile.
 */
export class Pulse {
  readonly #options: Options;
  /** In the order in which they were asked. */
  readonly #waiting = new Set<Waiting>();
  #heardAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #isSilent = false;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether the last look found no life. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Something came from it. */
  heard(): void {
    this.#heardAt = performance.now();
    this.#isSilent = false;
  }

  /**
   * Watches over a question.
   * @param giveUp called when there is no life any more
   * @returns what ends the watch
   */
  watch(giveUp: () => void): () => void {
    const waiting: Waiting = { since: performance.now(), giveUp };
    this.#waiting.add(waiting);
    this.#timer ??= this.#after(this.#options.silentMs);
    return () => {
      this.#waiting.delete(waiting);
    };
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** One timer for all questions. */
  #after(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      void this.#check();
    }, milliseconds).unref();
  }

  async #check(): Promise<void> {
    const { silentMs, lookMs, restMs, look } = this.#options;
    const now = performance.now();
    const [oldest] = this.#waiting;
    const suspectAt = oldest ? Math.max(oldest.since, this.#heardAt) + silentMs : Infinity;
    if (!this.#isSilent && suspectAt > now) {
      this.#timer = oldest && !this.#isClosed ? this.#after(suspectAt - now + 1) : undefined;
      return;
    }
    try {
      await look(AbortSignal.timeout(lookMs));
      this.heard();
    } catch {
      if (this.#heardAt < now) this.#fallSilent(now);
    }
    if (!this.#isClosed) this.#timer = this.#after(this.#isSilent ? restMs : silentMs);
  }

  #fallSilent(since: number): void {
    this.#isSilent = true;
    for (const waiting of this.#waiting) if (waiting.since <= since) waiting.giveUp();
  }
}
