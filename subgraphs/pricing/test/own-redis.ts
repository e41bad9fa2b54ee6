import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { providedUrl } from '@alexandrite/service-kit/testing';

/** A numbered database of the test run's Redis, nobody else's until it is given back. */
export interface OwnRedis {
  readonly url: string;
  readonly redis: RedisClient;
  release(): Promise<void>;
}

/** Those that other subgraphs' and service-kit's tests leave alone. */
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** Longer than any test takes: what a run that was broken off has borrowed comes back by itself. In milliseconds. */
const lendMs = 300_000;

/**
 * Borrows an empty database: the queue of models has the same name for everybody, and a worker would take what belongs
 * to the test next to it. Waits while all are lent.
 */
export async function borrowRedis(): Promise<OwnRedis> {
  const log = createLog('test', 'silent');
  const desk = await connectRedis(providedUrl('TEST_REDIS_URL'), log);
  for (;;) {
    for (const number of numbers) {
      const key = `lent:${number}`;
      if ((await desk.set(key, 'lent', { condition: 'NX', expiration: { type: 'PX', value: lendMs } })) === null)
        continue;
      const url = new URL(providedUrl('TEST_REDIS_URL'));
      url.pathname = `/${number}`;
      const redis = await connectRedis(url.href, log);
      await redis.flushDb();
      return {
        url: url.href,
        redis,
        async release() {
          await redis.flushDb();
          await redis.close();
          await desk.del(key);
          await desk.close();
        },
      };
    }
    await pause(100);
  }
}
