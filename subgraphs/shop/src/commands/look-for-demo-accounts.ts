import type { Log } from '@alexandrite/service-kit/log';
import { demoEmails } from '../domain/accounts/demo-account.ts';
import { withNextEpoch } from '../domain/accounts/epoch.ts';
import type { ShopDesk } from './shop-desk.ts';

/**
 * Marks the demo accounts of earlier releases. Where others than the people at this machine reach the house, their
 * sessions and keys end, and it is said in the log: nobody signs in with them there.
 */
export async function lookForDemoAccounts({ store, clock, settings }: ShopDesk, log: Log): Promise<void> {
  const isPublic = settings.publicPlaces.length > 0;
  const found = await store.accounts.findDemo(demoEmails);
  for (const loaded of found) {
    const marked = loaded.state.isDemo ? loaded.state : { ...loaded.state, isDemo: true };
    const next = isPublic ? withNextEpoch(marked, clock()) : marked;
    if (next !== loaded.state) await store.accounts.save(loaded, next);
  }
  if (!isPublic || found.length === 0) return;
  log.warn(
    { accounts: found.map(({ state }) => state.id), publicPlaces: settings.publicPlaces },
    'demo accounts have a password that everybody knows: nobody signs in with them while the house is public',
  );
}
