import { parsePurge, purgeChannel } from '@alexandrite/service-kit/cache';
import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { isUp, localResets, purgesHeard, redisFailures, storedAnswers, storedBytes } from './cache-metrics.ts';
import type { RedisAnswers } from './redis-answers.ts';
import { withinLimit } from './within-limit.ts';

/** How often it is checked that no purge was missed, in milliseconds. */
const checkEveryMs = 300;

/**
 * How long after a check this process may trust what it holds, in milliseconds. A process that stood still, or whose
 * line to Redis is silently dead, stops trusting itself by then.
 */
const trustMs = 900;

interface Options {
  readonly answers: RedisAnswers;
  readonly redis: RedisClient;
  /** Hears purges. */
  readonly listener: RedisClient;
  readonly log: Log;
  /** Drops what is made of these. */
  readonly onPurge: (tags: readonly string[]) => void;
  /** Keys of answers that were used since this was asked last. */
  readonly takeUsed: () => readonly string[];
  /** Purges may have been missed: drops everything. */
  readonly onMissed: () => void;
  /** No purge was missed. */
  readonly onChecked: () => void;
}

/** Hears of purges, and knows when it could have missed one. */
export class PurgeFeed {
  readonly #options: Options;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  /** Grows whenever a connection was lost; what was begun before is of another time. */
  #connection = 0;
  #isAdopted = false;
  #trustedUntil = 0;
  #heard = 0;
  #toBeHeard = 0;
  #epoch = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** True while what Redis holds can be believed. */
  get isRedisTrusted(): boolean {
    return this.#isAdopted && this.#options.redis.isReady;
  }

  /** True while what this process holds can be believed. @param now of `performance.now()` */
  isLocalTrusted(now: number): boolean {
    return now < this.#trustedUntil;
  }

  /** How many purges there have been, at least; null while that is not known. What is computed from now on has seen them. */
  get sequence(): number | null {
    return this.isRedisTrusted ? Math.max(this.#heard, this.#toBeHeard) : null;
  }

  /** Grows with every purge heard or missed. */
  get epoch(): number {
    return this.#epoch;
  }

  async start(): Promise<void> {
    const { redis, listener } = this.#options;
    for (const client of [redis, listener]) for (const event of ['reconnecting', 'end']) client.on(event, this.#onLost);
    await listener.subscribe(purgeChannel, this.#hear);
    await this.#check();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const { redis, listener } = this.#options;
    for (const client of [redis, listener])
      for (const event of ['reconnecting', 'end']) client.off(event, this.#onLost);
    this.#miss();
  }

  readonly #hear = (message: string): void => {
    const { log, onPurge } = this.#options;
    try {
      const { seq, tags } = parsePurge(message);
      this.#epoch += 1;
      this.#heard = Math.max(this.#heard, seq);
      purgesHeard.inc();
      onPurge(tags);
    } catch (fault) {
      log.error({ err: fault }, 'a purge could not be read');
      this.#miss();
    }
  };

  readonly #onLost = (): void => {
    this.#connection += 1;
    this.#miss();
  };

  #miss(): void {
    if (this.#isAdopted) localResets.inc();
    this.#isAdopted = false;
    this.#trustedUntil = 0;
    this.#epoch += 1;
    isUp.set(0);
    this.#options.onMissed();
  }

  async #check(): Promise<void> {
    const { redis, listener, answers, log } = this.#options;
    const connection = this.#connection;
    const asked = performance.now();
    try {
      if (redis.isReady && listener.isReady) {
        if (!this.#isAdopted) {
          const sequence = await withinLimit(answers.adopt());
          if (connection === this.#connection) this.#adopt(sequence);
        }
        const { sequence, bytes, count } = await withinLimit(answers.tick(this.#options.takeUsed()));
        storedBytes.set({ layer: 'redis' }, bytes);
        storedAnswers.set({ layer: 'redis' }, count);
        if (connection === this.#connection) this.#confirm(sequence, asked);
        this.#options.onChecked();
      }
    } catch (fault) {
      redisFailures.inc({ what: 'check' });
      log.warn({ err: fault }, 'the response cache cannot reach Redis: answers are computed');
      this.#miss();
    }
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.#check(), checkEveryMs);
  }

  #adopt(sequence: number): void {
    this.#isAdopted = true;
    this.#toBeHeard = this.#heard = sequence;
    isUp.set(1);
  }

  /** What had been purged by the last check must have been heard by now. */
  #confirm(sequence: number, asked: number): void {
    if (!this.#isAdopted) return;
    if (this.#heard < this.#toBeHeard) {
      this.#epoch += 1;
      this.#heard = this.#toBeHeard;
      localResets.inc();
      this.#options.onMissed();
    }
    this.#toBeHeard = Math.max(this.#toBeHeard, sequence);
    this.#trustedUntil = asked + trustMs;
  }
}
