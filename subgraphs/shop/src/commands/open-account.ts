import type { Role } from '@alexandrite/contracts/identity';
import type { Clock } from '@alexandrite/service-kit/clock';
import { newId } from '@alexandrite/service-kit/ids';
import { type Account, cleanDisplayName, normaliseEmail } from '../domain/account.ts';
import type { ShopDatabase } from '../store/index.ts';
import { hashPassword } from './passwords.ts';

export interface OpenAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** For accounts with a password that everybody knows. */
  readonly isDemo?: boolean;
}

/** Opens an account and tells the other services. null when the e-mail address has one. */
export async function openAccount(
  { store, clock }: { readonly store: Pick<ShopDatabase, 'accounts'>; readonly clock: Clock },
  { email, password, displayName, roles, isDemo = false }: OpenAccount,
): Promise<Account | null> {
  const account: Account = {
    id: newId('acc'),
    email: normaliseEmail(email),
    passwordHash: await hashPassword(password),
    displayName: cleanDisplayName(displayName),
    roles,
    createdAt: clock(),
    epoch: 0,
    epochRise: null,
    isDemo,
  };
  const payload = { accountId: account.id, displayName: account.displayName, roles };
  const added = await store.accounts.add(account, { events: [{ type: 'account.registered.v1', payload }] });
  return added ? account : null;
}
