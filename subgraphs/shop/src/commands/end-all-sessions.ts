import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { Clock } from '@alexandrite/service-kit/clock';
import { notFound, notSignedIn } from '@alexandrite/service-kit/refusals';
import type { Account } from '../domain/account.ts';
import { withNextEpoch } from '../domain/epoch.ts';
import type { ShopDesk } from './shop-desk.ts';

interface Desk {
  readonly store: Pick<ShopDesk['store'], 'accounts'>;
  readonly clock: Clock;
}

/**
 * Signs the caller out everywhere, the session that asks for it included, and ends their partner keys: for somebody who
 * no longer knows who holds them.
 */
export async function endAllSessions(
  { store: { accounts }, clock }: Desk,
  caller: Identity,
): Promise<Outcome<Account, 'NotSignedIn' | 'NotFound'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  return retryLostRace(async () => {
    const loaded = await accounts.load(caller.accountId);
    if (!loaded) return notFound('ACCOUNT_NOT_FOUND');
    return accept((await accounts.save(loaded, withNextEpoch(loaded.state, clock()))).state);
  });
}
