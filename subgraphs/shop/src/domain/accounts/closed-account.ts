import type { Account } from './account.ts';
import { isDemoAccount } from './demo-account.ts';

/** Whether nobody may sign in with an account, whatever the password. */
export function isClosed(account: Account, { publicPlaces }: { readonly publicPlaces: readonly string[] }): boolean {
  return (
    account.disabledAt !== null || account.deletedAt !== null || (isDemoAccount(account) && publicPlaces.length > 0)
  );
}
