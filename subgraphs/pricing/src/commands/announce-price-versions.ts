import type { QuoteDesk } from './quote-desk.ts';

/**
 * Drops the stored answers that scheduled versions have made untrue by taking effect. Such answers end at that moment by
 * themselves; this is for gateways whose clock is slow. Each version is announced once, by whichever process comes first.
 */
export async function announcePriceVersions({ store, clock }: Pick<QuoteDesk, 'store' | 'clock'>): Promise<void> {
  const now = clock();
  for (const versions of Object.values(store.priceVersions)) await versions.announce(now);
}
