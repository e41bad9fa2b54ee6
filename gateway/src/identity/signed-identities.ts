import type { Identity } from '@alexandrite/contracts/identity';
import { type AsOf, signIdentity } from '@alexandrite/service-kit/identity';
import type { SigningKey } from '@alexandrite/service-kit/signing';
import { LRUCache } from 'lru-cache';
import { type SubgraphName, subgraphNames } from '../graph/subgraphs/subgraph-names.ts';

/**
 * How long a signature is used again, in milliseconds. It holds for a minute, and what it is sent with is answered
 * long before the rest of that minute is over.
 */
const reusedMs = 20_000;

/** On whose behalf a subgraph is asked, and of what. */
export interface Asker {
  readonly identity: Identity;
  /** The revision that a subscription shows; null for the present. */
  readonly asOf: AsOf | null;
  /** Where the question came from; null for an answer that several share. */
  readonly clientAddress: string | null;
}

/**
 * Signs for each subgraph who asks it. Signing costs more than asking for a small answer: a page that asks five times
 * in a second is signed for once for each subgraph.
 */
export class IdentitySigner {
  readonly #key: SigningKey;
  readonly #signed: Readonly<Record<SubgraphName, LRUCache<string, Promise<string>>>>;

  /** @param key IDENTITY_PRIVATE_KEY */
  constructor(key: SigningKey) {
    this.#key = key;
    const caches = subgraphNames.map(
      (name) => [name, new LRUCache<string, Promise<string>>({ max: 10_000, ttl: reusedMs })] as const,
    );
    // One for each name.
    this.#signed = Object.fromEntries(caches) as Record<SubgraphName, LRUCache<string, Promise<string>>>;
  }

  /** An asker, signed for a subgraph: the same text for the same asker for a while. */
  sign(subgraph: SubgraphName, { identity, asOf, clientAddress: from }: Asker): Promise<string> {
    // Where they are is for the service that counts tries, and for no other.
    const clientAddress = subgraph === 'shop' ? from : null;
    // Each revision is asked for once or twice.
    if (asOf) return signIdentity({ identity, asOf, clientAddress }, subgraph, this.#key);
    const signed = this.#signed[subgraph];
    const key = keyOf(identity, clientAddress);
    const known = signed.get(key);
    if (known) return known;
    const token = signIdentity({ identity, clientAddress }, subgraph, this.#key);
    signed.set(key, token);
    // What could not be signed is tried again.
    token.catch(() => signed.delete(key));
    return token;
  }
}

function keyOf({ accountId, displayName, roles, locale }: Identity, address: string | null): string {
  return accountId === null && roles.length === 0
    ? `${locale} ${address ?? ''}`
    : JSON.stringify([accountId, displayName, roles, locale, address]);
}
