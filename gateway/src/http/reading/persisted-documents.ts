import { hash } from 'node:crypto';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import type { Log } from '@alexandrite/service-kit/log';
import { counter } from '@alexandrite/service-kit/metrics';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { LRUCache } from 'lru-cache';
import { DocumentsInRedis } from './documents-in-redis.ts';

/** How long Redis may take, in milliseconds: whoever is told that we do not know the document sends it. */
const answerLimitMs = 250;

/** The largest document that is remembered, in bytes. */
const largest = operationBounds.persistedDocument.limit;

const lookups = counter('gateway_persisted_documents_total', 'Documents asked for by their hash.', ['found']);

/** Remembers the documents that clients ask for by their hash, for all gateways in Redis and for this one besides. */
export class PersistedDocuments {
  readonly #far: DocumentsInRedis;
  readonly #log: Log;
  readonly #near = new LRUCache<string, string>({
    max: 1_000,
    maxSize: 5_000_000,
    sizeCalculation: (text) => text.length,
    // Asked for again and again here, a document still has to stay alive in Redis.
    ttl: 600_000,
  });

  /** What is known from the start, by hash. */
  readonly #committed: ReadonlyMap<string, string>;

  /** @param committed texts that are known to every gateway from the start */
  constructor(redis: RedisClient, log: Log, committed: readonly string[] = []) {
    this.#far = new DocumentsInRedis(redis);
    this.#log = log;
    this.#committed = new Map(committed.map((text) => [hash('sha256', text), text]));
  }

  /** The text of a document; null when nobody has sent it, or Redis does not answer. */
  async find(digest: string): Promise<string | null> {
    const near = this.#committed.get(digest) ?? this.#near.get(digest);
    if (near !== undefined) {
      lookups.inc({ found: 'near' });
      return near;
    }
    const text = await this.#ask(() => this.#far.find(digest));
    // Others write to this Redis, too: whoever could put another text there would choose what our callers ask.
    const isIt = typeof text === 'string' && hash('sha256', text) === digest;
    if (isIt) this.#near.set(digest, text);
    lookups.inc({ found: isIt ? 'redis' : 'no' });
    return isIt ? text : null;
  }

  /** Whether a document is not known here, and small enough to be remembered. */
  isWorthStoring(digest: string, text: string): boolean {
    return !this.#committed.has(digest) && !this.#near.has(digest) && Buffer.byteLength(text) <= largest;
  }

  /** Remembers a document, which the caller has found to be a good one. Never throws. */
  async remember(digest: string, text: string): Promise<void> {
    if (!this.isWorthStoring(digest, text)) return;
    this.#near.set(digest, text);
    await this.#ask(() => this.#far.store(digest, text));
  }

  async #ask<T>(command: () => Promise<T>): Promise<T | undefined> {
    if (!this.#far.isReady) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, answerLimitMs, undefined);
    });
    try {
      return await Promise.race([command(), limit]);
    } catch (fault) {
      this.#log.warn({ err: fault }, 'Redis did not answer for a persisted document');
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
