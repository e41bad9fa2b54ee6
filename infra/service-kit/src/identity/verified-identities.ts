import type { Identity } from '@alexandrite/contracts/identity';

interface Verified {
  readonly secret: string;
  readonly identity: Identity;
  /** When the signature ends, in milliseconds since 1970. */
  readonly endsAt: number;
}

/** How many are remembered; the oldest are forgotten. */
const remembered = 5_000;

/**
 * Tokens that were found to be good. The gateway signs a caller once for some seconds and asks many times with the same
 * token; looking at the signature each time costs more than a small answer.
 */
const verified = new Map<string, Verified>();

/** Who a token is of, when it was verified before and has not ended since. */
export function knownIdentity(token: string, secret: string): Identity | undefined {
  const known = verified.get(token);
  if (known?.secret !== secret) return undefined;
  if (known.endsAt > Date.now()) return known.identity;
  verified.delete(token);
  return undefined;
}

/** Remembers a token that was verified with a secret. */
export function rememberIdentity(token: string, secret: string, identity: Identity, endsAt: number): void {
  verified.set(token, { secret, identity, endsAt });
  if (verified.size <= remembered) return;
  for (const oldest of verified.keys()) {
    verified.delete(oldest);
    return;
  }
}
