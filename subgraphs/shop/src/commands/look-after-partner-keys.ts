import { LostRaceError } from '@alexandrite/service-kit/aggregates';
import { usedOn } from '../domain/partner-key.ts';
import type { ShopDesk } from './shop-desk.ts';

/**
 * What Redis knows of keys lasts as long as Redis: keys that were ended are marked there again, so that none comes back
 * to life with a new Redis, and days of use are written where they last.
 */
export async function lookAfterPartnerKeys({ store: { partnerKeys, endedSessions }, clock }: ShopDesk): Promise<void> {
  const now = clock();
  const uses = await partnerKeys.uses();
  for (const loaded of await partnerKeys.findUnexpired(now)) {
    const { id: sessionId, revokedAt, expiresAt } = loaded.state;
    if (revokedAt && !(await endedSessions.has(sessionId))) await endedSessions.add({ sessionId, expiresAt }, now);
    const used = usedOn(loaded.state, uses.get(sessionId));
    if (used === loaded.state) continue;
    await partnerKeys.save(loaded, used).catch((fault: unknown) => {
      // Somebody ended it meanwhile; the day is written the next time.
      if (!(fault instanceof LostRaceError)) throw fault;
    });
  }
}
