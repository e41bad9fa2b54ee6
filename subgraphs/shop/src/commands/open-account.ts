import type { Role } from '@alexandrite/contracts/identity';
import type { CommandKey } from '@alexandrite/service-kit/aggregates';
import type { Clock } from '@alexandrite/service-kit/clock';
import { newId } from '@alexandrite/service-kit/ids';
import { type Account, cleanDisplayName, normaliseEmail } from '../domain/accounts/account.ts';
import type { ShopDatabase } from '../store/index.ts';
import { hashPassword } from './passwords/argon2.ts';

export interface OpenAccount {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** For accounts with a password that everybody knows. */
  readonly isDemo?: boolean;
  /** For passwords that somebody else has given. */
  readonly mustChangePassword?: boolean;
  /** Who opens it: an account, null for a command at the machine itself; left out when it is the owner. */
  readonly openedBy?: string | null;
}

type OpenHashedAccount = Omit<OpenAccount, 'password'> & Pick<Account, 'passwordHash'>;

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
  { openedBy, ...opened }: OpenHashedAccount,
  command?: CommandKey,
): Promise<Account | null> {
  const createdAt = clock();
  const { roles } = opened;
  const account: Account = {
    id: newId('acc'),
    createdAt,
    epoch: 0,
    epochRise: null,
    isDemo: false,
    disabledAt: null,
    deletedAt: null,
    mustChangePassword: false,
    history: openedBy === undefined ? [] : [{ action: 'OPENED', at: createdAt, by: openedBy, rolesBefore: [], roles }],
    ...opened,
    email: normaliseEmail(opened.email),
    displayName: cleanDisplayName(opened.displayName),
  };
  const payload = { accountId: account.id, displayName: account.displayName, roles };
  const added = await store.accounts.add(account, {
    events: [{ type: 'account.registered.v1', payload }],
    ...(command ? { command } : {}),
  });
  return added ? account : null;
}
