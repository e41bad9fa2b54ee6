import type { Role } from '@alexandrite/contracts/identity';
import type { Clock } from '@alexandrite/service-kit/clock';
import { newId } from '@alexandrite/service-kit/ids';
import { type Account, cleanDisplayName, normaliseEmail } from '../domain/account.ts';
import type { ShopDatabase } from '../store/index.ts';
import { hashPassword } from './passwords/argon2.ts';

export interface OpenAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** For accounts with a password that everybody knows. */
  readonly isDemo?: boolean;
}

interface Shop {
  readonly store: Pick<ShopDatabase, 'accounts'>;
  readonly clock: Clock;
}

/** Opens an account and tells the other services. null when the e-mail address has one. */
export async function openAccount(shop: Shop, { password, ...account }: OpenAccount): Promise<Account | null> {
  return openHashedAccount(shop, { ...account, passwordHash: await hashPassword(password) });
}

/** The same with a password that was hashed elsewhere. */
export async function openHashedAccount(
  { store, clock }: Shop,
  {
    email,
    passwordHash,
    displayName,
    roles,
    isDemo = false,
  }: Omit<OpenAccount, 'password'> & Pick<Account, 'passwordHash'>,
): Promise<Account | null> {
  const account: Account = {
    id: newId('acc'),
    email: normaliseEmail(email),
    passwordHash,
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
