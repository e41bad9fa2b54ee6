import { verify } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { identityHeader } from '../identity/index.ts';
import type { VerifyingKeys } from '../signing/index.ts';
import type { IsOurs } from './believed-propagator.ts';

/** Tokens that are remembered: the gateway sends the same one for a while. */
const remembered = 1_000;

/**
 * Whether the gateway has signed a request: told at once, for a trace begins before anything is awaited. Only the
 * signature counts here; for whom it is and until when the request's own reading says.
 */
export function sentByGateway(keys: VerifyingKeys): IsOurs {
  const known = new LRUCache<string, boolean>({ max: remembered });
  return (read) => {
    const token = read(identityHeader);
    if (token === undefined) return false;
    let isSigned = known.get(token);
    if (isSigned === undefined) known.set(token, (isSigned = hasSigned(token, keys)));
    return isSigned;
  };
}

function hasSigned(token: string, keys: VerifyingKeys): boolean {
  const [head = '', body = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  for (const key of keys.values()) if (verify(null, signed, key, bytes)) return true;
  return false;
}
