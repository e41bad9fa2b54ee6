import type { Identity } from '@alexandrite/contracts/identity';
import { signIdentity } from '@alexandrite/service-kit/identity';
import { LRUCache } from 'lru-cache';

/**
 * How long a signature is used again, in milliseconds. It holds for a minute, and what it is sent with is answered
 * long before the rest of that minute is over.
 */
const reusedMs = 20_000;

/** Signing costs more than asking for a small answer; a page that asks five times in a second is signed for once. */
const signed = new LRUCache<string, Promise<string>>({ max: 10_000, ttl: reusedMs });

/** A caller, signed for the subgraphs: the same text for the same caller for a while. */
export function signedIdentity(identity: Identity, secret: string): Promise<string> {
  const { accountId, displayName, roles, locale } = identity;
  const key =
    accountId === null && roles.length === 0
      ? `${locale} ${secret}`
      : JSON.stringify([accountId, displayName, roles, locale, secret]);
  const known = signed.get(key);
  if (known) return known;
  const token = signIdentity(identity, secret);
  signed.set(key, token);
  // What could not be signed is tried again.
  token.catch(() => signed.delete(key));
  return token;
}
