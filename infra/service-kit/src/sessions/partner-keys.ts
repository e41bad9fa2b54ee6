import { dayOf } from '@alexandrite/contracts/calendar';
import type { RedisClient } from '../redis/index.ts';

/**
 * A partner key is a session that lasts for months and bears the key's id: gateways know it by its signature and ask
 * nobody, and it is ended as any session is.
 */
export const partnerKeyPrefix = 'key';

/** The id of the partner key that a session was begun by; null for one that somebody signed in to. */
export function partnerKeyOf({ sessionId }: { readonly sessionId: string }): string | null {
  return sessionId.startsWith(`${partnerKeyPrefix}_`) ? sessionId : null;
}

/** Last days of use by key, as gateways note them. */
const usedDays = 'partner-keys:used';

/** Notes that a key was used. Once a day and process is enough. */
export async function noteKeyUse(redis: RedisClient, keyId: string, now: Date): Promise<void> {
  await redis.hSet(usedDays, keyId, dayOf(now));
}

/** The last days on which keys were used, as far as gateways have noted it. */
export async function readKeyUses(redis: RedisClient): Promise<ReadonlyMap<string, string>> {
  return new Map(Object.entries(await redis.hGetAll(usedDays)));
}
