import type { Log } from '@alexandrite/service-kit/log';
import { counter } from '@alexandrite/service-kit/metrics';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { isSessionRevoked } from '@alexandrite/service-kit/sessions';

/** How long Redis may take to say whether a session was revoked, in milliseconds. */
const answerLimitMs = 500;

const unchecked = counter(
  'gateway_sessions_unchecked_total',
  'Sessions taken as they are because Redis did not say whether they were revoked.',
);

/**
 * Knows which sessions were ended before their time.
 *
 * While Redis does not answer, a signed and unexpired session is taken as it is: the alternative is that one restart of
 * Redis signs everybody out. It lasts as long as the outage, is counted, and is logged.
 */
export class RevokedSessions {
  readonly #redis: RedisClient;
  readonly #log: Log;

  constructor(redis: RedisClient, log: Log) {
    this.#redis = redis;
    this.#log = log;
  }

  async has(sessionId: string): Promise<boolean> {
    try {
      if (this.#redis.isReady) return await withinLimit(isSessionRevoked(this.#redis, sessionId));
    } catch (fault) {
      this.#log.warn({ err: fault }, 'could not ask whether a session was revoked');
    }
    unchecked.inc();
    return false;
  }
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${answerLimitMs} ms`));
    }, answerLimitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
