import { type Role, roles } from '@alexandrite/contracts/identity';
import { liveLog } from '@alexandrite/contracts/live';
import type { JWTPayload } from 'jose';
import * as z from 'zod';
import { logLimit, sessionOver } from '../live/index.ts';
import type { RedisClient } from '../redis/index.ts';
import { signToken, type SigningKey, TokenReader, type VerifyingKeys } from '../signing/index.ts';

export { dayOf, noteKeyUse, partnerKeyOf, partnerKeyPrefix, readKeyUses } from './partner-keys.ts';

/** The cookie that holds the session's token. */
export const sessionCookie = 'alexandrite_session';

/** How long a session lasts without signing in again. */
export const sessionSeconds = 12 * 3_600;

/** Who a session belongs to. */
export interface Session {
  readonly sessionId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly expiresAt: Date;
}

const claims = z.object({
  jti: z.string(),
  sub: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  exp: z.number(),
});

const [issuer, audience] = ['shop', 'alexandrite'];

/** @param key SESSION_PRIVATE_KEY, the shop's own */
export function signSession(session: Session, key: SigningKey): Promise<string> {
  const { sessionId, accountId, displayName, roles: held, expiresAt } = session;
  const payload = { jti: sessionId, sub: accountId, name: displayName, roles: held };
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
  const { jti, sub, name, exp, roles: held } = claims.parse(payload);
  return { sessionId: jti, accountId: sub, displayName: name, roles: held, expiresAt: new Date(exp * 1_000) };
}

const revokedKey = (sessionId: string): string => `session:revoked:${sessionId}`;

/**
 * Ends a session before its time, for every gateway. Both at once: new requests find the mark, and gateways read in the
 * live log that sockets of the session have to go.
 */
export async function revokeSession(
  redis: RedisClient,
  session: Pick<Session, 'sessionId' | 'expiresAt'>,
  now: Date,
): Promise<void> {
  const secondsLeft = Math.ceil((session.expiresAt.getTime() - now.getTime()) / 1_000);
  if (secondsLeft <= 0) return;
  await redis
    .multi()
    .set(revokedKey(session.sessionId), '1', { expiration: { type: 'EX', value: secondsLeft } })
    .xAdd(liveLog, '*', sessionOver(session.sessionId), logLimit)
    .exec();
}

export async function isSessionRevoked(redis: RedisClient, sessionId: string): Promise<boolean> {
  return (await redis.exists(revokedKey(sessionId))) === 1;
}
