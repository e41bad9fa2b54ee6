/** How much one client may have and do. */
export interface LiveLimits {
  /** Live connections of one account; of visitors, by their address: an office goes out by one. */
  readonly connectionsPerAccount: number;
  readonly connectionsPerAddress: number;
  /** Subscriptions on one socket: a page has a handful. */
  readonly subscriptionsPerSocket: number;
  /** Messages of one socket: so many at once, and so many a second after that. */
  readonly messagesAtOnce: number;
  readonly messagesPerSecond: number;
  /** What may wait for one client that does not read, in bytes. */
  readonly heldBytes: number;
  /** How long a client may go without reading while something waits for it, in milliseconds. */
  readonly stalledMs: number;
  /** How long a client may take to introduce itself, in milliseconds. */
  readonly introductionMs: number;
  /** How often a socket is pinged, in milliseconds. One that has not answered by the next time is gone. */
  readonly pingEveryMs: number;
  /** How long a client has to hang up when it was told to, in milliseconds. */
  readonly farewellMs: number;
  /** How often connections are looked at, in milliseconds: all of the times above are as exact as this. */
  readonly lookEveryMs: number;
  /** Over what time clients are sent away when the gateway drains, in milliseconds for each of them and at most. */
  readonly drainMsEach: number;
  readonly drainMs: number;
}

export const usualLimits: LiveLimits = {
  connectionsPerAccount: 50,
  connectionsPerAddress: 500,
  subscriptionsPerSocket: 50,
  messagesAtOnce: 200,
  messagesPerSecond: 20,
  heldBytes: 1024 * 1024,
  stalledMs: 30_000,
  introductionMs: 5_000,
  pingEveryMs: 12_000,
  farewellMs: 2_000,
  lookEveryMs: 1_000,
  drainMsEach: 1,
  drainMs: 5_000,
};

/** Counts what each caller has open. */
export class CallerCounts {
  readonly #open = new Map<string, number>();

  /** @returns false when there are as many as may be; else it counts until `leave`. */
  enter(caller: string, most: number): boolean {
    const open = this.#open.get(caller) ?? 0;
    if (open >= most) return false;
    this.#open.set(caller, open + 1);
    return true;
  }

  leave(caller: string): void {
    const open = (this.#open.get(caller) ?? 0) - 1;
    if (open > 0) this.#open.set(caller, open);
    else this.#open.delete(caller);
  }
}

/**
 * Whether one more message is within the allowance: so many at once, and so many a second after that.
 * @param busyUntil when all that came before would have come at the steady rate, in milliseconds: one number is all that
 * is kept for a socket
 * @param now in milliseconds, by the same clock
 * @returns the next `busyUntil`; null when it is too much
 */
export function allow(
  busyUntil: number,
  now: number,
  { messagesAtOnce, messagesPerSecond }: Pick<LiveLimits, 'messagesAtOnce' | 'messagesPerSecond'>,
): number | null {
  const everyMs = 1_000 / messagesPerSecond;
  const next = Math.max(busyUntil, now) + everyMs;
  return next - now > messagesAtOnce * everyMs ? null : Math.round(next);
}
