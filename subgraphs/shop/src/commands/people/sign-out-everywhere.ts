import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { sessionsEnded } from '../../domain/accounts/people.ts';
import type { ShopDesk } from '../shop-desk.ts';

/** Ends every session and partner key of the caller, this one too. False when nobody is signed in. */
export async function signOutEverywhere({ store, clock }: ShopDesk, caller: Identity): Promise<boolean> {
  if (!isSignedIn(caller)) return false;
  return retryLostRace(async () => {
    const loaded = await store.accounts.load(caller.accountId);
    if (!loaded || loaded.state.deletedAt) return false;
    await store.accounts.save(loaded, sessionsEnded(loaded.state, { by: caller.accountId, at: clock() }));
    return true;
  });
}
