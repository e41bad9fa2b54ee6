import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { LRUCache } from 'lru-cache';

/** How often an address may come with a token that does not hold, in a minute and at once. */
const triesAMinute = operationBounds.failedTokens.limit;
const minuteMs = 60_000;
const everyMs = minuteMs / triesAMinute;

/** How long a token that held is known to be worth looking at, in milliseconds. */
const knownForMs = 10 * minuteMs;

/**
 * Counts tokens that do not hold, by the address that they come from. Looking at a token costs more than turning a
 * stranger away, so an address that makes tokens up is soon treated as one that has none; tokens that have held are
 * looked at all the same.
 */
export class TokenTries {
  /** Until when an address's tries would last at the steady rate. */
  readonly #busyUntil = new LRUCache<string, number>({ max: 20_000 });
  readonly #held = new LRUCache<string, true>({ max: 20_000, ttl: knownForMs });
  readonly #now: () => number;

  /** @param now a clock that only goes forward, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** How long to wait until a token from an address is looked at, in milliseconds; 0 for at once. */
  waitFor(token: string, address: string): number {
    const busyUntil = this.#busyUntil.get(address);
    if (busyUntil === undefined || this.#held.has(token)) return 0;
    return Math.max(0, busyUntil + everyMs - this.#now() - minuteMs);
  }

  held(token: string): void {
    this.#held.set(token, true);
  }

  failed(address: string): void {
    const now = this.#now();
    this.#busyUntil.set(address, Math.max(this.#busyUntil.get(address) ?? 0, now) + everyMs);
  }
}
