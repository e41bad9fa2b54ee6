import { randomBytes } from 'node:crypto';

/** Crockford's base32 in lower case: no i, l, o, u, so that an id read aloud survives. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new opaque id: prefix, underscore, 20 random characters (100 bits).
 * @param prefix names the kind of thing in logs: `ord`, `quo`, `wo`.
 */
export function newId(prefix: string): string {
  let id = '';
  for (const byte of randomBytes(20)) id += alphabet.charAt(byte & 31);
  return `${prefix}_${id}`;
}
