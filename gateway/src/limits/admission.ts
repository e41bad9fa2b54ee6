import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { trustedAddresses } from '@alexandrite/app-kit/client-address';
import type { Identity } from '@alexandrite/contracts/identity';
import type { Refusal } from '../http/refusal.ts';
import { type AllowanceParts, Allowances } from './allowances.ts';
import { type CallerKind, kindOf } from './caller-kind.ts';
import { type AddressOf, clientAddress } from './client-address.ts';
import { rateLimitedFor, tooDearOperation } from './limit-refusals.ts';
import { costOf, rateLimited, tooDear } from './limit-metrics.ts';
import type { LimitSettings } from './limit-settings.ts';
import { prices } from './prices.ts';
import { type RateLimitHeaders, rateLimitHeaders } from './rate-limit-headers.ts';
import { RefusalPace } from './refusal-pace.ts';

/** Whose allowance is spent. */
export interface Subject {
  readonly kind: CallerKind;
  /** Tells callers apart. */
  readonly caller: string;
}

/** What was refused, for those who watch. */
type What = 'request' | 'body' | 'document' | 'operation' | 'subscription' | 'connection' | 'upload';

interface Options extends AllowanceParts {
  readonly settings: LimitSettings;
}

/**
 * Lets callers in as long as they have points left. Accounts and partners spend their own, visitors share those of
 * their address. It answers at once: what is spent is settled with the other gateways afterwards.
 */
export class Admission {
  /** Where requests and sockets come from. */
  readonly addressOf: AddressOf;
  readonly #isTrusted: (address: string) => boolean;
  readonly #settings: LimitSettings;
  readonly #allowances: Allowances;
  readonly #pace: RefusalPace;

  /** @throws RangeError for a trusted proxy that is no address */
  constructor({ settings, ...parts }: Options) {
    this.addressOf = clientAddress(settings.trustedProxies);
    this.#isTrusted = trustedAddresses(settings.trustedProxies);
    this.#settings = settings;
    this.#allowances = new Allowances(parts);
    this.#pace = new RefusalPace({ isProxy: (socket) => this.isProxy(socket) });
  }

  /** Whether a connection is a proxy's or page server's of ours, which come for many. */
  isProxy({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): boolean {
    return this.#isTrusted(remoteAddress);
  }

  /**
   * Has a refusal given: at once, or after a wait when the address is refused again and again.
   * @param socket the connection it came by, which is not read from meanwhile
   */
  refuse(address: string, socket: Socket, answer: () => void): void {
    this.#pace.refuse(address, socket, answer);
  }

  /** Something has come from an address; who sent it is not known yet. Answers why it may not go on, or null. */
  arrive(address: string, what: What = 'request', points: number = prices.request): Refusal | null {
    return this.charge(this.visitorOf(address), what, points);
  }

  /** The same for a request. */
  arriveWith({ headers, socket }: IncomingMessage, what?: What, points?: number): Refusal | null {
    return this.arrive(this.addressOf(headers, socket), what, points);
  }

  /** Who is charged for what comes from an address while nobody knows who sent it. */
  visitorOf(address: string): Subject {
    return { kind: 'visitor', caller: address };
  }

  /** Who is charged for what an identity does that comes from an address. */
  subjectOf(identity: Identity, address: string): Subject {
    const kind = kindOf(identity);
    return { kind, caller: identity.accountId === null ? address : `${kind} ${identity.accountId}` };
  }

  /** Takes points. Answers why not, or null. */
  charge({ kind, caller }: Subject, what: What, points: number): Refusal | null {
    const quota = this.#settings.pointsPerMinute[kind];
    const verdict = this.#allowances.spend(caller, quota, points);
    if (verdict === 0) return null;
    rateLimited.inc({ by: kind, what });
    return rateLimitedFor(kind, quota, verdict);
  }

  /**
   * Takes the points of an operation.
   * @param cost of one answer to it, at most
   * @param points what is paid for it
   */
  chargeOperation(subject: Subject, what: What, cost: number, points: number = cost): Refusal | null {
    const { kind } = subject;
    costOf[kind].observe(cost);
    const limit = this.#settings.operationCost[kind];
    if (cost <= limit) return this.charge(subject, what, points);
    tooDear.inc({ by: kind });
    return tooDearOperation(cost, limit);
  }

  /** The dearest operation that a caller may ask for. */
  costLimitOf({ kind }: Subject): number {
    return this.#settings.operationCost[kind];
  }

  /** How long a caller who has spent much of late should wait while others ask too, in milliseconds. */
  waitMs({ caller }: Subject): number {
    return this.#allowances.waitMs(caller);
  }

  /** What a caller is told of its allowance. */
  headersFor({ kind, caller }: Subject): RateLimitHeaders {
    const quota = this.#settings.pointsPerMinute[kind];
    return rateLimitHeaders(kind, quota, this.#allowances.left(caller, quota));
  }
}
