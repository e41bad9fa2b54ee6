import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { dayOf } from '@alexandrite/contracts/calendar';
import { noteKeyUse } from '@alexandrite/service-kit/sessions';
import { LRUCache } from 'lru-cache';

/** Notes for the shop on which day a partner key was last used: once a day for each key, and nobody waits for it. */
export class KeyUse {
  readonly #redis: RedisClient;
  readonly #log: Log;
  /** The day noted last, by key. */
  readonly #noted = new LRUCache<string, string>({ max: 10_000 });

  constructor(redis: RedisClient, log: Log) {
    this.#redis = redis;
    this.#log = log;
  }

  note(keyId: string, now: Date): void {
    const day = dayOf(now);
    // A command given while Redis is away waits for it; the next use notes as well.
    if (this.#noted.get(keyId) === day || !this.#redis.isReady) return;
    this.#noted.set(keyId, day);
    noteKeyUse(this.#redis, keyId, now).catch((fault: unknown) => {
      this.#noted.delete(keyId);
      this.#log.warn({ err: fault }, 'the use of a partner key could not be noted');
    });
  }
}
