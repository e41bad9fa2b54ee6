import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import type { ShopDesk } from '../commands/shop-desk.ts';
import type { Account } from '../domain/accounts/account.ts';

const most = 200;

/** Accounts that may hold partner keys, by name; none for those who may not give any. */
export async function listPartners({ store }: ShopDesk, caller: Identity): Promise<readonly Account[]> {
  return mayRead('PartnerKey', caller, {}) ? store.accounts.findByRole('PARTNER', most) : [];
}
