import { counter, gauge } from '@alexandrite/service-kit/metrics';

/** Where an answer was found: in this process, in Redis, or with another request that was computing it. */
export type CacheLayer = 'memory' | 'redis' | 'flight';

const hits = counter('gateway_cache_hits_total', 'Operations answered from the response cache.', ['layer']);
/** The same by layer, looked up once: this is counted for every answer. */
export const hitsOf: Readonly<Record<CacheLayer, { inc(): void }>> = {
  memory: hits.labels('memory'),
  redis: hits.labels('redis'),
  flight: hits.labels('flight'),
};
export const misses = counter('gateway_cache_misses_total', 'Operations that the response cache had no answer to.');
export const bypasses = counter(
  'gateway_cache_bypasses_total',
  'Operations not looked up: known to be private, or not a query.',
);
export const staleAnswers = counter(
  'gateway_cache_stale_total',
  'Answers past their time, shown while they were computed anew.',
);
export const stores = counter(
  'gateway_cache_stores_total',
  'Answers offered to Redis: stored, refused because a purge overtook them, or failed.',
  ['outcome'],
);
export const purgesHeard = counter('gateway_cache_purges_heard_total', 'Purges that reached this process.');
export const localResets = counter(
  'gateway_cache_resets_total',
  'Times the in-process layer was emptied because purges could have been missed.',
);
export const redisFailures = counter('gateway_cache_redis_failures_total', 'Questions that Redis did not answer.', [
  'what',
]);
export const isUp = gauge('gateway_cache_up', '1 while the response cache is in use, 0 while answers are computed.');
export const storedBytes = gauge('gateway_cache_bytes', 'Bytes of stored answers.', ['layer']);
export const storedAnswers = gauge('gateway_cache_answers', 'Stored answers.', ['layer']);
