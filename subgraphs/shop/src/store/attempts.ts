import { createHash } from 'node:crypto';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

export interface AttemptLimit {
  /** Names the limit in Redis. */
  readonly name: string;
  readonly attempts: number;
  readonly withinSeconds: number;
}

/**
 * Counts tries, over all processes of the shop. While Redis does not answer, every process counts by itself: signing in
 * goes on working, and guessing does not become free.
 */
export function openAttempts(redis: RedisClient, { name, attempts, withinSeconds }: AttemptLimit) {
  const limit = { keyPrefix: name, points: attempts, duration: withinSeconds };
  const limiter = new RateLimiterRedis({
    ...limit,
    storeClient: redis,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(limit),
  });
  return {
    /**
     * Counts a try before it is made, so that many at once get no further than one after the other.
     * @returns seconds until the next one may be made; null when this one may
     */
    async count(subject: string): Promise<number | null> {
      try {
        await limiter.consume(keyOf(subject));
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw refused;
      }
    },

    /** Forgets the tries of somebody who turned out to be right. */
    async forget(subject: string): Promise<void> {
      // A command given while Redis is away waits for it, and the person with it.
      if (redis.isReady) await limiter.delete(keyOf(subject));
    },
  };
}

/** Redis is no place for e-mail addresses. */
function keyOf(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
