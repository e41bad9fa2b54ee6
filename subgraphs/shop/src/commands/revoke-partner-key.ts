import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notFound, notSignedIn } from '@alexandrite/service-kit/refusals';
import { mayManageKeys, type PartnerKey } from '../domain/accounts/partner-key.ts';
import type { ShopDesk } from './shop-desk.ts';

/** Ends a key before its time, for every gateway and for what is open under it: they are told with the same write. */
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
    if (loaded.state.revokedAt) return accept(loaded.state);
    return accept((await store.partnerKeys.save(loaded, { ...loaded.state, revokedAt: clock() })).state);
  });
}
