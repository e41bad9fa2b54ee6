import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';
import { type Role, roles } from '@alexandrite/contracts/identity';
import type { RevokedSession } from '@alexandrite/contracts/revocation';
import type { JWTPayload } from 'jose';
import * as z from 'zod';
import { signToken, type SigningKey, TokenReader, type VerifyingKeys } from '../signing/index.ts';

export { noteKeyUse, partnerKeyOf, partnerKeyPrefix, readKeyUses } from './partner-keys.ts';

/** The cookie that holds the session's token. */
export const sessionCookie = 'alexandrite_session';

/** The cookie by which a browser shows who has signed in on it before; see the shop's known devices. */
export const deviceCookie = 'alexandrite_device';

/** How long a session lasts without signing in again. */
export const sessionSeconds = sessionBounds.session.limit * 3_600;

/** Who a session belongs to. */
export interface Session {
  readonly sessionId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** The account's epoch when its token was made: it is out as soon as the account has a later one. */
  readonly epoch: number;
  readonly expiresAt: Date;
}

const claims = z.object({
  jti: z.string(),
  sub: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  // The first one has none.
  epoch: z.number().int().min(0).default(0),
  exp: z.number(),
});

const [issuer, audience] = ['shop', 'alexandrite'];

/** @param key SESSION_PRIVATE_KEY, the shop's own */
export function signSession(session: Session, key: SigningKey): Promise<string> {
  const { sessionId, accountId, displayName, roles: held, epoch, expiresAt } = session;
  const payload = { jti: sessionId, sub: accountId, name: displayName, roles: held, epoch };
  return signToken(payload, { issuer, audience, expires: expiresAt }, key);
}

const readers = new WeakMap<VerifyingKeys, TokenReader<Session>>();

/**
 * The session of a token; null when it was changed, is not ours, or has ended.
 * @param keys SESSION_PUBLIC_KEY, or those of the shop's own key
 */
export async function readSession(token: string, keys: VerifyingKeys): Promise<Session | null> {
  let reader = readers.get(keys);
  if (!reader) readers.set(keys, (reader = new TokenReader({ issuer, audience, keys, parse: readClaims })));
  try {
    return await reader.read(token);
  } catch {
    return null;
  }
}

function readClaims(payload: JWTPayload): Session {
  const { jti, sub, name, exp, epoch, roles: held } = claims.parse(payload);
  return { sessionId: jti, accountId: sub, displayName: name, roles: held, epoch, expiresAt: new Date(exp * 1_000) };
}

/** The end of a session before its time, as gateways are told. */
export function endOf({ sessionId, expiresAt }: Pick<Session, 'sessionId' | 'expiresAt'>): RevokedSession {
  return { kind: 'session', sessionId, until: Math.ceil(expiresAt.getTime() / 1_000) };
}
