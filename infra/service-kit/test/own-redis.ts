import { createLog } from '../src/log/index.ts';
import { connectRedis, type RedisClient } from '../src/redis/index.ts';
import { providedUrl } from '../src/testing/env.ts';

export const silent = createLog('test', 'silent');

/**
 * A client on one of the sixteen numbered databases of the test run's Redis, emptied: queues have the same names for
 * everybody, so a test of queues takes a number that no other has.
 */
export async function openNumberedRedis(number: number): Promise<RedisClient> {
  const url = new URL(providedUrl('TEST_REDIS_URL'));
  url.pathname = `/${number}`;
  const redis = await connectRedis(url.href, silent);
  await redis.flushDb();
  return redis;
}
