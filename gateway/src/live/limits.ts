import { liveBounds } from '@alexandrite/contracts/bounds/live';
import { heldBytes } from './live-metrics.ts';

/** How much clients may have and do, and when they are looked at. */
export interface LiveLimits {
  /** Live connections in all, of one account, and of visitors by their address. */
  readonly connections: number;
  readonly connectionsPerAccount: number;
  readonly connectionsPerAddress: number;
  /** Subscriptions on one socket, and on all of an account or address. */
  readonly subscriptionsPerSocket: number;
  readonly subscriptionsPerCaller: number;
  /** Messages of one socket: so many at once, and so many a second after that. */
  readonly messagesAtOnce: number;
  readonly messagesPerSecond: number;
  /** What may wait for one client that does not read, for all of an account or address, and for all, in bytes. */
  readonly heldBytes: number;
  readonly heldBytesPerCaller: number;
  readonly heldBytesInAll: number;
  /** What is kept for those who come back, in bytes. */
  readonly keptBytesPerStream: number;
  readonly keptBytesPerCaller: number;
  readonly keptBytesInAll: number;
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

const limitOf = (name: keyof typeof liveBounds): number => liveBounds[name].limit;

export const usualLimits: LiveLimits = {
  connections: limitOf('connections'),
  connectionsPerAccount: limitOf('connectionsPerAccount'),
  connectionsPerAddress: limitOf('connectionsPerAddress'),
  subscriptionsPerSocket: limitOf('subscriptionsPerSocket'),
  subscriptionsPerCaller: limitOf('subscriptionsPerCaller'),
  messagesAtOnce: limitOf('messagesAtOnce'),
  messagesPerSecond: limitOf('messagesPerMinute') / 60,
  heldBytes: limitOf('heldBytes'),
  heldBytesPerCaller: limitOf('heldBytesPerCaller'),
  heldBytesInAll: limitOf('heldBytesInAll'),
  keptBytesPerStream: limitOf('keptBytesPerStream'),
  keptBytesPerCaller: limitOf('keptBytesPerCaller'),
  keptBytesInAll: limitOf('keptBytesInAll'),
  stalledMs: limitOf('stalled'),
  introductionMs: limitOf('introductionTime'),
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

/** What waits for clients that do not read, counted for each caller and in all. */
export class HeldBytes {
  readonly #limits: Pick<LiveLimits, 'heldBytesPerCaller' | 'heldBytesInAll'>;
  readonly #callers = new Map<string, number>();
  #all = 0;

  constructor(limits: Pick<LiveLimits, 'heldBytesPerCaller' | 'heldBytesInAll'>) {
    this.#limits = limits;
  }

  /** @param bytes negative for what waits no more @returns whether that is more than may wait */
  add(caller: string, bytes: number): boolean {
    this.#all += bytes;
    heldBytes.set(this.#all);
    const own = (this.#callers.get(caller) ?? 0) + bytes;
    if (own > 0) this.#callers.set(caller, own);
    else this.#callers.delete(caller);
    return own > this.#limits.heldBytesPerCaller || this.#all > this.#limits.heldBytesInAll;
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
