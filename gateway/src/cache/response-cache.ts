import type { Log } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import type { CacheKey } from './cache-key.ts';
import { bypasses, type CacheLayer, hitsOf, redisFailures, staleAnswers } from './cache-metrics.ts';
import type { CacheSettings } from './cache-settings.ts';
import { Computations } from './computations.ts';
import { DoneWaits } from './done-waits.ts';
import { LocalAnswers } from './local-answers.ts';
import type { CacheReply, Computed } from './cache-reply.ts';
import { PurgeFeed } from './purge-feed.ts';
import { ReadsUnderWay } from './reads-under-way.ts';
import { RedisAnswers } from './redis-answers.ts';
import { unpackedCopy } from './packing.ts';
import { type BodyForm, mergeForms, type StoredAnswer } from './stored-answer.ts';
import { Verdicts } from './verdicts.ts';
import { withinLimit } from './within-limit.ts';

interface Options {
  readonly settings: CacheSettings;
  /** For commands. */
  readonly redis: RedisClient;
  /** For hearing of purges. */
  readonly listener: RedisClient;
  readonly log: Log;
}

/**
 * Answers that are the same for everybody, kept in this process and in Redis until they have had their time or one of
 * the things that they are made of has changed.
 */
export class ResponseCache {
  readonly #local: LocalAnswers;
  readonly #redis: RedisAnswers;
  readonly #feed: PurgeFeed;
  readonly #waits = new DoneWaits();
  readonly #verdicts = new Verdicts();
  readonly #reads = new ReadsUnderWay();
  readonly #computations: Computations;
  readonly #options: Options;

  private constructor(options: Options) {
    const { redis, listener, log, settings } = options;
    this.#options = options;
    this.#local = new LocalAnswers(settings.localBytes);
    this.#redis = new RedisAnswers(redis, { maxBytes: settings.redisBytes, maxAnswers: settings.redisAnswers });
    this.#feed = new PurgeFeed({
      answers: this.#redis,
      redis,
      listener,
      log,
      onPurge: (tags) => {
        this.#local.purge(tags);
      },
      takeUsed: () => this.#local.takeUsed(),
      onMissed: () => {
        this.#local.clear();
      },
      onChecked: () => {
        this.#local.measure();
      },
    });
    this.#computations = new Computations({
      staleForMs: settings.staleForMs,
      local: this.#local,
      redis: this.#redis,
      feed: this.#feed,
      waits: this.#waits,
      verdicts: this.#verdicts,
      log,
    });
  }

  /** Opens the cache. Redis has to be there; it may go away and come back afterwards. */
  static async open(options: Options): Promise<ResponseCache> {
    const cache = new ResponseCache(options);
    await cache.#waits.start(options.listener);
    await cache.#feed.start();
    return cache;
  }

  /** The answer of this process, when it has a fresh one: at once, so that nothing has to be awaited for it. */
  recall(key: CacheKey, form: BodyForm): StoredAnswer | null {
    const found = this.#localAnswer(key, form);
    if (!found) return null;
    hitsOf.memory.inc();
    return found;
  }

  /** Whether it is known that its answers are not for everybody. */
  isPrivate(key: CacheKey): boolean {
    return this.#verdicts.isPrivate(key);
  }

  /**
   * The answer to an operation: a stored one, or else what `compute` gives, which is stored when everybody may see it.
   * Of those who ask for the same at the same time one computes, over all gateways.
   * @param form the one that the caller is sent
   * @param compute computes it for this caller. It is also run after the reply, to renew an answer past its time.
   */
  async answer<Own extends Computed>(
    key: CacheKey,
    form: BodyForm,
    compute: () => Promise<Own>,
  ): Promise<CacheReply<Own>> {
    if (this.#verdicts.isPrivate(key)) {
      bypasses.inc();
      return { kind: 'computed', computed: await this.#computations.alone(key, compute) };
    }
    const found = await this.#find(key, form);
    if (!found) return this.#computations.shared(key, form, compute);
    hitsOf[found.layer].inc();
    if (found.answer.freshUntil <= Date.now()) {
      staleAnswers.inc();
      this.#computations.renew(key, form, compute);
    }
    return { kind: 'stored', answer: found.answer, isHit: true };
  }

  /** What was computed until now is stored; nothing is shown any more. */
  async close(): Promise<void> {
    this.#feed.close();
    await this.#computations.settled();
  }

  /** What this process holds, when it may be believed, is fresh, and is there in this form. */
  #localAnswer({ id }: CacheKey, form: BodyForm): StoredAnswer | null {
    const found = this.#feed.isLocalTrusted(performance.now()) ? this.#local.get(id) : undefined;
    return found?.forms[form] && found.freshUntil > Date.now() ? found : null;
  }

  async #find(
    key: CacheKey,
    form: BodyForm,
  ): Promise<{ readonly answer: StoredAnswer; readonly layer: CacheLayer } | null> {
    const near = this.#localAnswer(key, form);
    if (near) return { answer: near, layer: 'memory' };
    if (!this.#feed.isRedisTrusted) return null;
    const { epoch } = this.#feed;
    try {
      const answer = await this.#reads.share(key.id, form, epoch, () => this.#read(key, form, epoch));
      return answer && answer.staleUntil > Date.now() ? { answer, layer: 'redis' } : null;
    } catch (fault) {
      redisFailures.inc({ what: 'get' });
      this.#options.log.debug({ err: fault }, 'a stored answer could not be read');
      return null;
    }
  }

  async #read(key: CacheKey, form: BodyForm, epoch: number): Promise<StoredAnswer | null> {
    const answer = await withinLimit(this.#redis.get(key.id, form));
    // A purge may have come between Redis's answer and this line.
    if (answer && this.#options.settings.localBytes > 0 && epoch === this.#feed.epoch) {
      this.#local.set(key.id, mergeForms(this.#local.get(key.id), unpackedCopy(answer)));
    }
    return answer;
  }
}
