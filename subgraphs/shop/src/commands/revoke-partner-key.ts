import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notFound, notSignedIn } from '@alexandrite/service-kit/refusals';
import { mayManageKeys, type PartnerKey } from '../domain/partner-key.ts';
import type { ShopDesk } from './shop-desk.ts';

/** Ends a key before its time, for every gateway and for what is open under it. */
export async function revokePartnerKey(
  { store, clock }: ShopDesk,
  caller: Identity,
  keyId: string,
): Promise<Outcome<PartnerKey, 'NotSignedIn' | 'NotAllowed' | 'NotFound'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!mayManageKeys(caller)) return notAllowed();
  return retryLostRace(async () => {
    const loaded = await store.partnerKeys.load(keyId);
    if (!loaded) return notFound('PARTNER_KEY_NOT_FOUND');
    const now = clock();
    const key = loaded.state.revokedAt ? loaded.state : { ...loaded.state, revokedAt: now };
    if (key !== loaded.state) await store.partnerKeys.save(loaded, key);
    // Said again for one that was ended already: the first time it may not have got through.
    await store.endedSessions.add({ sessionId: key.id, expiresAt: key.expiresAt }, now);
    return accept(key);
  });
}
