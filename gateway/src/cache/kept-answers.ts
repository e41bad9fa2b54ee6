import type { ServerResponse } from 'node:http';
import type { Locale } from '@alexandrite/contracts/locale';
import type { Graph } from '../graph/graph.ts';
import type { MediaType } from '../http/answering/media-type.ts';
import type { Operation } from '../http/reading/operation.ts';
import type { RawOperation } from '../http/reading/read-operation.ts';
import type { Caller } from '../identity/caller.ts';
import { type Credentials, forgottenSession } from '../identity/credentials.ts';
import type { Revocations } from '../identity/revocations/revocations.ts';
import type { CacheKey } from './cache-key.ts';
import { CacheKeys } from './cache-keys.ts';
import type { Computed } from './cache-reply.ts';
import type { ResponseCache } from './response-cache.ts';
import { VerifiedCallers } from './verified-callers.ts';
import type { BodyForm, StoredAnswer } from './stored-answer.ts';
import { type Reader, writeStored } from './write-stored.ts';

/** A request, as far as its answer may be kept for everybody. */
export interface Asks {
  readonly response: ServerResponse;
  readonly mediaType: MediaType;
  readonly credentials: Credentials;
  /** The compression that the client likes. */
  readonly form: BodyForm;
  readonly locale: Locale;
}

/** The same, with the operation read. */
export interface KeptRequest extends Asks {
  /** Under what its answer is kept; null when it is not, undefined while that is not known. */
  readonly key: CacheKey | null | undefined;
}

interface Options {
  /** null to keep nothing. */
  readonly cache: ResponseCache | null;
  readonly graph: Pick<Graph, 'schema' | 'schemaText' | 'questionOf'>;
  /** See `Reader`. */
  readonly edgeSeconds: number;
  /** Whether visitors are let in; they are when left out. */
  readonly isForVisitors?: boolean;
  readonly revocations: Pick<Revocations, 'standingOf'>;
}

/** The response cache as requests meet it. */
export class KeptAnswers {
  readonly #options: Options;
  readonly #keys: CacheKeys;
  readonly #verified: VerifiedCallers;

  constructor(options: Options) {
    this.#options = options;
    this.#verified = new VerifiedCallers(options.isForVisitors ?? true, options.revocations);
    this.#keys = new CacheKeys(options.graph);
  }

  /**
   * null for what has no kept answer; undefined while that is not known, because its document was not prepared.
   * @param understand what was asked; called when it was not asked in these words before
   * @throws Refusal for what cannot be understood
   */
  keyOf(raw: RawOperation, locale: Locale, understand: () => Operation): CacheKey | null | undefined {
    if (!this.#options.cache) return null;
    return this.#keys.of(raw, locale, understand);
  }

  /**
   * Answers at once from this process, where it has an answer that everybody may see and need not check the caller.
   * @returns whether it did
   */
  sendKnown(request: KeptRequest): boolean {
    const { key, form, credentials } = request;
    const known = key && this.#verified.holds(credentials) ? this.#options.cache?.recall(key, form) : null;
    if (!known) return false;
    this.#send(request, known, {});
    return true;
  }

  /** Whether it is known of a query that its answers are its callers' own. */
  isKeptByNobody({ key }: KeptRequest): boolean {
    return key ? (this.#options.cache?.isPrivate(key) ?? false) : false;
  }

  /**
   * Answers from Redis, or with others who ask for the same, or by computing.
   * @param caller checked
   * @returns what was computed for this caller alone, still to be sent; null when the answer is sent
   */
  async send<Own extends Computed>(
    request: KeptRequest,
    caller: Caller,
    compute: () => Promise<Own>,
  ): Promise<Own | null> {
    const { cache } = this.#options;
    if (!cache || !request.key) return compute();
    this.#verified.note(request.credentials, caller);
    const reply = await cache.answer(request.key, request.form, compute);
    if (reply.kind === 'computed') return reply.computed;
    this.#send(request, reply.answer, {
      isComputed: !reply.isHit,
      ...(caller.hasStaleCookie ? { cookie: forgottenSession } : {}),
    });
    return null;
  }

  #send(request: KeptRequest, answer: StoredAnswer, more: Pick<Reader, 'isComputed' | 'cookie'>): void {
    const { response, mediaType, form, credentials } = request;
    const { edgeSeconds } = this.#options;
    writeStored(response, answer, { mediaType, form, credentials: credentials.kind, edgeSeconds, ...more });
  }
}
