import { newId } from '@alexandrite/service-kit/ids';
import type { Log } from '@alexandrite/service-kit/log';
import type { CacheKey } from './cache-key.ts';
import { hitsOf, misses, redisFailures, stores } from './cache-metrics.ts';
import type { DoneWaits } from './done-waits.ts';
import type { LocalAnswers } from './local-answers.ts';
import type { PurgeFeed } from './purge-feed.ts';
import type { RedisAnswers } from './redis-answers.ts';
import type { CacheReply, Computed } from './cache-reply.ts';
import { type BodyForm, type StoredAnswer, storedAnswer } from './stored-answer.ts';
import type { Verdicts } from './verdicts.ts';
import { withinLimit } from './within-limit.ts';

/** How long another process is waited for, in milliseconds. */
const patienceMs = 3_000;

/** While purges cannot be heard, a computation is shared by those who ask within this time of its start (ms). */
const deafShareMs = 100;

/** Answers with more tags, or larger, are not stored. */
const mostTags = 1_000;
const largestBody = 1024 * 1024;

interface Options {
  readonly staleForMs: number;
  readonly local: LocalAnswers;
  readonly redis: RedisAnswers;
  readonly feed: PurgeFeed;
  readonly waits: DoneWaits;
  readonly verdicts: Verdicts;
  readonly log: Log;
}

/** A computation under way in this process. */
interface Flight {
  /** The answer, when it is for everybody. Never rejects. */
  readonly answer: Promise<StoredAnswer | null>;
  readonly epoch: number;
  readonly startedAt: number;
}

/** What is computed, once for all who wait for it, and stored when no purge has overtaken it. */
export class Computations {
  readonly #options: Options;
  readonly #flights = new Map<string, Flight>();
  readonly #storing = new Set<Promise<void>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** For a caller whose answer is known to be their own; it is looked at all the same, as hints change. */
  async alone<Own extends Computed>(key: CacheKey, compute: () => Promise<Own>): Promise<Own> {
    const begun = this.#options.feed.sequence;
    const { epoch } = this.#options.feed;
    const computed = await compute();
    if (this.#learn(key, computed)) {
      void this.#store(key, await this.#toStore(computed), { begun, epoch, token: '' });
    }
    return computed;
  }

  /**
   * For one of many who may ask for the same: the first computes, here or in another process.
   * @param hasWaited whether the caller has waited for an answer that was over when it came
   */
  async shared<Own extends Computed>(
    key: CacheKey,
    form: BodyForm,
    compute: () => Promise<Own>,
    hasWaited = false,
  ): Promise<CacheReply<Own>> {
    const running = this.#flights.get(key.id);
    if (!running || !this.#mayJoin(running)) {
      misses.inc();
      return this.#lead(key, form, compute);
    }
    const answer = await running.answer;
    // Another gateway's answer is there in the form that was asked for first.
    if (answer && !answer.forms[form]) return this.#lead(key, form, compute);
    const hasEnded = answer !== null && answer.staleUntil <= Date.now();
    if (!answer || (hasEnded && hasWaited)) return { kind: 'computed', computed: await this.alone(key, compute) };
    if (hasEnded) {
      // The first of those who have waited computes the next one, the others wait once more.
      const isFirst = this.#flights.get(key.id) === running;
      return isFirst ? this.#lead(key, form, compute) : this.shared(key, form, compute, true);
    }
    hitsOf.flight.inc();
    return { kind: 'stored', answer, isHit: true };
  }

  /** Computes anew an answer that is past its time, unless somebody does. */
  renew(key: CacheKey, form: BodyForm, compute: () => Promise<Computed>): void {
    if (this.#flights.has(key.id)) return;
    this.#lead(key, form, compute).catch((fault: unknown) => {
      this.#options.log.debug({ err: fault }, 'an answer could not be renewed');
    });
  }

  /** Resolves when nothing is on its way to Redis. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#storing);
  }

  /** What was begun before a purge does not answer those who come after it. */
  #mayJoin({ epoch, startedAt }: Flight): boolean {
    const { feed } = this.#options;
    const now = performance.now();
    return epoch === feed.epoch && (feed.isLocalTrusted(now) || now - startedAt < deafShareMs);
  }

  async #lead<Own extends Computed>(
    key: CacheKey,
    form: BodyForm,
    compute: () => Promise<Own>,
  ): Promise<CacheReply<Own>> {
    const work = this.#compute(key, form, compute);
    const answer = work.then(
      ({ stored }) => stored,
      () => null,
    );
    const flight: Flight = { answer, epoch: this.#options.feed.epoch, startedAt: performance.now() };
    this.#flights.set(key.id, flight);
    const end = (): void => {
      if (this.#flights.get(key.id) === flight) this.#flights.delete(key.id);
    };
    try {
      const { reply, storing } = await work;
      // Until it can be found, those who ask take it from here.
      void storing.finally(end);
      return reply;
    } catch (fault) {
      end();
      throw fault;
    }
  }

  async #compute<Own extends Computed>(key: CacheKey, form: BodyForm, compute: () => Promise<Own>) {
    const token = newId('lck');
    const elsewhere = await this.#elsewhere(key, form, token);
    if (elsewhere) {
      const reply: CacheReply<Own> = { kind: 'stored', answer: elsewhere, isHit: true };
      return { reply, stored: elsewhere, storing: Promise.resolve() };
    }
    const { epoch, sequence: begun } = this.#options.feed;
    try {
      const computed = await compute();
      if (this.#learn(key, computed)) {
        const stored = await this.#toStore(computed);
        const reply: CacheReply<Own> = { kind: 'stored', answer: stored, isHit: false };
        return { reply, stored, storing: this.#store(key, stored, { begun, epoch, token }) };
      }
      this.#release(key, token, computed.isWhole ? 'private' : 'nothing');
      const reply: CacheReply<Own> = { kind: 'computed', computed };
      return { reply, stored: null, storing: Promise.resolve() };
    } catch (fault) {
      this.#release(key, token, 'nothing');
      throw fault;
    }
  }

  /** Waits while another process computes; null when it is to be computed here. */
  async #elsewhere(key: CacheKey, form: BodyForm, token: string): Promise<StoredAnswer | null> {
    const { redis, feed, waits, verdicts, log } = this.#options;
    const until = performance.now() + patienceMs;
    while (feed.isRedisTrusted && performance.now() < until) {
      // Before the claim: what is said right after it is heard.
      const waiting = waits.begin(key.id, until - performance.now());
      try {
        const claim = await withinLimit(redis.claim(key.id, form, token, Date.now()));
        if (claim.kind === 'answer') return claim.answer;
        if (claim.kind === 'mine') return null;
        const heard = await waiting.heard;
        if (heard === 'private') verdicts.learn(key, false);
        // Stored, or refused because it was purged: then it is computed once more.
        if (heard !== 'stored') return null;
      } catch (fault) {
        redisFailures.inc({ what: 'claim' });
        log.debug({ err: fault }, 'computing without asking other gateways');
        return null;
      } finally {
        waiting.cancel();
      }
    }
    return null;
  }

  /** Whether everybody may see an answer; one that is not whole says nothing about others. */
  #learn(key: CacheKey, { isWhole, policy, tags, body }: Computed): boolean {
    if (!isWhole) return false;
    const isPublic = policy.scope === 'PUBLIC' && policy.maxAge > 0;
    this.#options.verdicts.learn(key, isPublic);
    return isPublic && tags.length <= mostTags && body.length <= largestBody;
  }

  #toStore({ body, policy, tags }: Computed): Promise<StoredAnswer> {
    return storedAnswer(
      { body, maxAge: policy.maxAge, until: policy.until, tags },
      Date.now(),
      this.#options.staleForMs,
    );
  }

  /** Stores an answer unless a purge has overtaken it. Never rejects. */
  #store(
    key: CacheKey,
    answer: StoredAnswer,
    { begun, epoch, token }: { readonly begun: number | null; readonly epoch: number; readonly token: string },
  ): Promise<void> {
    const { redis, feed, local, log } = this.#options;
    if (begun === null || !feed.isRedisTrusted) return Promise.resolve();
    const store = async (): Promise<void> => {
      try {
        const storing = { key: key.id, token, begun, now: Date.now(), answer };
        const isStored = await withinLimit(redis.store(storing));
        stores.inc({ outcome: isStored ? 'stored' : 'refused' });
        if (isStored && epoch === feed.epoch) local.set(key.id, answer);
      } catch (fault) {
        stores.inc({ outcome: 'failed' });
        redisFailures.inc({ what: 'store' });
        log.debug({ err: fault }, 'an answer could not be stored');
      }
    };
    const work: Promise<void> = store().finally(() => this.#storing.delete(work));
    this.#storing.add(work);
    return work;
  }

  #release(key: CacheKey, token: string, what: 'private' | 'nothing'): void {
    const { redis, feed } = this.#options;
    if (!feed.isRedisTrusted) return;
    withinLimit(redis.release(key.id, token, what)).catch(() => {
      redisFailures.inc({ what: 'release' });
    });
  }
}
