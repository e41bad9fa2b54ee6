import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { Clock } from '@alexandrite/service-kit/clock';
import { type Account, cleanDisplayName, normaliseEmail, refuseAccount } from '../../domain/accounts/account.ts';
import { isDemoAccount } from '../../domain/accounts/demo-account.ts';
import { refusePassword } from '../../domain/accounts/password.ts';
import { enabled, isActiveAdmin, withRoles } from '../../domain/accounts/people.ts';
import type { ShopDatabase } from '../../store/index.ts';
import { openAccount } from '../open-account.ts';
import { isEmail } from './is-email.ts';
import { estimateGuesses } from './password-strength.ts';
import { eventsOf } from './people-events.ts';

export interface CreateAdministrator {
  readonly email: string;
  readonly displayName: string;
  /** Asked for when an account has to be opened, and not before. */
  readonly password: () => Promise<string>;
  /** Make an administrator of the account that the address has. */
  readonly promote: boolean;
}

/** An administrator, and whether there was one, one was made of an account, or an account was opened. */
export interface Administrator {
  readonly account: Account;
  readonly done: 'OPENED' | 'PROMOTED' | 'NOTHING';
}

interface Shop {
  readonly store: Pick<ShopDatabase, 'accounts'>;
  readonly clock: Clock;
}

type Refusal = 'InvalidInput' | 'DemoAccount' | 'OtherAccount' | 'EmailTaken';

/** Makes the house's first administrator, or one more: for who has the machine itself. */
export async function createAdministrator(
  shop: Shop,
  { email: typedEmail, displayName: typedName, password: askPassword, promote }: CreateAdministrator,
): Promise<Outcome<Administrator, Refusal>> {
  const owner = {
    email: normaliseEmail(typedEmail),
    displayName: cleanDisplayName(typedName),
    roles: ['ADMIN'],
  } as const;
  const refused = refuseAccount(owner, isEmail);
  if (refused) return refused;
  const existing = await shop.store.accounts.findByEmail(owner.email);
  if (existing) return promoteAccount(shop, existing, promote);
  const password = await askPassword();
  const weak = refusePassword(password, owner, estimateGuesses, 'password');
  if (weak) return weak;
  const account = await openAccount(shop, { ...owner, password, openedBy: null });
  return account ? accept({ account, done: 'OPENED' }) : refuse('EmailTaken', 'EMAIL_TAKEN');
}

async function promoteAccount(
  { store, clock }: Shop,
  existing: Account,
  promote: boolean,
): Promise<Outcome<Administrator, Refusal>> {
  if (isDemoAccount(existing)) return refuse('DemoAccount', 'DEMO_ACCOUNT');
  if (isActiveAdmin(existing)) return accept({ account: existing, done: 'NOTHING' });
  if (!promote) return refuse('OtherAccount', 'OTHER_ACCOUNT');
  return retryLostRace(async () => {
    const loaded = await store.accounts.load(existing.id);
    if (!loaded || loaded.state.deletedAt) return refuse('OtherAccount', 'OTHER_ACCOUNT');
    const doer = { by: null, at: clock() };
    const next = withRoles(enabled(loaded.state, doer), [...loaded.state.roles, 'ADMIN'], doer);
    if ('ok' in next) return next;
    if (next !== loaded.state) await store.accounts.save(loaded, next, { events: eventsOf(loaded.state, next) });
    return accept({ account: next, done: 'PROMOTED' });
  });
}
