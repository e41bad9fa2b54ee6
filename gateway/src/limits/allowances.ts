import { hash } from 'node:crypto';
import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { LRUCache } from 'lru-cache';
import { withinLimit } from '../cache/within-limit.ts';
import { Allowance } from './allowance.ts';
import { allowancesKnown, isShared, settlements } from './limit-metrics.ts';
import { settle } from './settle-script.ts';

/** Callers kept in mind; one that is forgotten has spent nothing but what Redis knows of it. */
const most = 50_000;

/** How long Redis is left alone after it did not answer, in milliseconds. */
const pauseMs = 1_000;

export interface AllowanceParts {
  readonly redis: RedisClient;
  readonly log: Log;
  /** A clock that only goes forward, in milliseconds; that of `performance` when left out. */
  readonly now?: (() => number) | undefined;
}

/** What callers may still spend, here at once and over all gateways in the long run. */
export class Allowances {
  readonly #redis: RedisClient;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #known = new LRUCache<string, Allowance>({ max: most });
  #pausedUntil = 0;

  constructor({ redis, log, now = () => performance.now() }: AllowanceParts) {
    this.#redis = redis;
    this.#log = log;
    this.#now = now;
    isShared.set(1);
  }

  /**
   * Spends of a caller's allowance. Nothing is waited for: other gateways hear of it a little later.
   * @param caller tells callers apart; those of different quotas are different callers
   * @param quota points of a minute
   * @returns 0, or how long to wait until so much may be spent, in milliseconds
   */
  spend(caller: string, quota: number, points: number): number {
    const now = this.#now();
    let allowance = this.#known.get(caller);
    if (!allowance) {
      this.#known.set(caller, (allowance = new Allowance(quota)));
      allowancesKnown.set(this.#known.size);
    }
    const waitMs = allowance.spend(points, now);
    if (allowance.isDue && now >= this.#pausedUntil) void this.#settle(caller, allowance, now);
    return waitMs;
  }

  /** How long a caller who has spent much of late should wait while others ask too, in milliseconds. */
  waitMs(caller: string): number {
    return this.#known.peek(caller)?.waitMs(this.#now()) ?? 0;
  }

  /** What a caller has left, as far as this gateway knows. */
  left(caller: string, quota: number): number {
    return this.#known.peek(caller)?.left(this.#now()) ?? quota;
  }

  /** Never rejects. */
  async #settle(caller: string, allowance: Allowance, now: number): Promise<void> {
    const asked = allowance.settle();
    try {
      if (!this.#redis.isReady) throw new Error('Redis is not connected');
      allowance.settled(await withinLimit(settle(this.#redis, { key: keyOf(caller), ...asked })), this.#now());
      settlements.inc({ outcome: 'done' });
      isShared.set(1);
    } catch (fault) {
      allowance.failed(asked.spent);
      this.#pausedUntil = now + pauseMs;
      settlements.inc({ outcome: 'failed' });
      isShared.set(0);
      this.#log.debug({ err: fault }, 'allowances are not shared just now');
    }
  }
}

/** Redis is no place for people's addresses. */
const keyOf = (caller: string): string => `gateway:allowance:${hash('sha256', caller, 'base64url').slice(0, 22)}`;
