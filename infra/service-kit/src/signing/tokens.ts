import { jwtVerify, type JWTPayload, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { SigningKey, VerifyingKeys } from './keys.ts';

/** Ed25519 and nothing else: no token chooses by what it is verified. */
const algorithm = 'EdDSA';

/** What a token says besides the claims of its own kind. */
export interface TokenEnds {
  /** Who signs. */
  readonly issuer: string;
  /** For whom: a token for one service is none for another. */
  readonly audience: string;
}

/** Signs claims as a compact JWT. */
export function signToken(
  claims: JWTPayload,
  { issuer, audience, expires }: TokenEnds & { readonly expires: Date },
  { id, key }: SigningKey,
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid: id })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

interface ReaderOptions<Read> extends TokenEnds {
  readonly keys: VerifyingKeys;
  /** Makes of verified claims what they say; throws for claims of another kind. */
  readonly parse: (payload: JWTPayload) => Read;
}

/** How many verified tokens are remembered; those that were not used for longest are forgotten. */
const remembered = 10_000;

/**
 * Reads tokens of one issuer for one audience. A token comes again with every request of its holder, and looking at a
 * signature costs more than a small answer: what was found to be good is remembered until it ends.
 */
export class TokenReader<Read extends object> {
  readonly #options: ReaderOptions<Read>;
  readonly #verified = new LRUCache<string, { readonly read: Read; readonly endsAt: number }>({ max: remembered });

  constructor(options: ReaderOptions<Read>) {
    this.#options = options;
  }

  /** @throws when a token is another's, for another, changed, or too old */
  async read(token: string): Promise<Read> {
    const known = this.#verified.get(token);
    // A token that has ended is looked at once more, which says so.
    if (known && known.endsAt > Date.now()) return known.read;
    this.#verified.delete(token);
    const { issuer, audience, keys, parse } = this.#options;
    const { payload } = await jwtVerify(
      token,
      ({ kid = '' }) => {
        const key = keys.get(kid);
        if (!key) throw new TypeError('signed by nobody who is known');
        return key;
      },
      { issuer, audience, algorithms: [algorithm], requiredClaims: ['exp'] },
    );
    const read = parse(payload);
    this.#verified.set(token, { read, endsAt: (payload.exp ?? 0) * 1_000 });
    return read;
  }
}
