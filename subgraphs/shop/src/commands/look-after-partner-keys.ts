import { LostRaceError } from '@alexandrite/service-kit/aggregates';
import { usedOn } from '../domain/accounts/partner-key.ts';
import type { ShopDesk } from './shop-desk.ts';

/** Days of use, which gateways note in Redis, are written where they last. */
export async function lookAfterPartnerKeys({ store: { partnerKeys }, clock }: ShopDesk): Promise<void> {
  const now = clock();
  const uses = await partnerKeys.uses();
  for (const loaded of await partnerKeys.findUnexpired(now)) {
    const used = usedOn(loaded.state, uses.get(loaded.state.id));
    if (used === loaded.state) continue;
    await partnerKeys.save(loaded, used).catch((fault: unknown) => {
      // Somebody ended it meanwhile; the day is written the next time.
      if (!(fault instanceof LostRaceError)) throw fault;
    });
  }
}
