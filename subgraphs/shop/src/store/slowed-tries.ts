import { createHash } from 'node:crypto';
import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { slowedSeconds, type Slowing } from '../domain/accounts/slowing.ts';
import { withinLimit } from './within-limit.ts';

/** Tries counted, and the gate that lets one through and then none for a while. */
interface Counters {
  readonly tries: RateLimiterRedis | RateLimiterMemory;
  readonly gate: RateLimiterRedis | RateLimiterMemory;
}

/**
 * Counts tries over all processes of the shop, and lets those beyond the free ones through one at a time, each after a
 * longer wait than the one before. While Redis does not answer, every process counts by itself, and more strictly.
 * @param name names the counters in Redis
 */
export function openSlowedTries(redis: RedisClient, name: string, slowing: Slowing) {
  const shared = openCounters((options) => {
    return new RateLimiterRedis({
      ...options,
      storeClient: redis,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
    });
  });
  const own = openCounters((options) => new RateLimiterMemory(options));
  /** All tries that this process counts by itself: what it remembers of them is bounded. */
  const alone = new RateLimiterMemory({ points: accountBounds.triesWithoutRedis.limit, duration: 60 });

  function openCounters(open: (options: Options) => Counters['tries']): Counters {
    return {
      tries: open({ keyPrefix: `shop:${name}`, points: uncounted, duration: slowing.forgottenSeconds }),
      gate: open({ keyPrefix: `shop:${name}:gate`, points: 1, duration: slowing.longestSeconds }),
    };
  }

  /** What the counters in Redis say, or this process's own when they do not answer. */
  async function ask<T>(work: (counters: Counters, free: number) => Promise<T>): Promise<T> {
    try {
      return await withinLimit(work(shared, slowing.free));
    } catch {
      return work(own, slowing.freeAlone);
    }
  }

  return {
    /**
     * Counts a try before it is made, so that many at once get no further than one after the other.
     * @returns seconds until the next one may be made; null when this one may
     */
    async count(subject: string): Promise<number | null> {
      const key = keyOf(subject);
      return ask(async (counters, free) => {
        const { tries, gate } = counters;
        const closed = await gate.get(key);
        if (closed && closed.msBeforeNext > 0) return secondsOf(closed);
        if (counters === own) {
          const { consumedPoints, msBeforeNext } = await alone.penalty('all');
          if (consumedPoints > alone.points) return Math.ceil(msBeforeNext / 1_000);
        }
        const { consumedPoints } = await tries.consume(key);
        const wait = slowedSeconds(consumedPoints, { ...slowing, free });
        if (wait === 0) return null;
        try {
          await gate.consume(key, 1, { customDuration: wait });
          return null;
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) throw refused;
          // It was not made: only tries that were make the next wait longer.
          await tries.reward(key);
          return secondsOf(refused);
        }
      });
    },

    /** Takes a try back that turned out to be right. */
    async takeBack(subject: string): Promise<void> {
      await ask(({ tries }) => tries.reward(keyOf(subject)));
    },

    /** Forgets the tries of somebody who turned out to be right. */
    async forget(subject: string): Promise<void> {
      const key = keyOf(subject);
      await ask(({ tries, gate }) => Promise.all([tries.delete(key), gate.delete(key)]));
    },
  };
}

interface Options {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}

/** The library refuses beyond a number of points; here it counts, and the gate refuses. */
const uncounted = 1_000_000_000;

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1_000));

/** Redis is no place for e-mail addresses. */
function keyOf(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
