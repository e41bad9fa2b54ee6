import { type Identity, isSignedIn, type Role, roles as allRoles } from '@alexandrite/contracts/identity';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import {
  idempotencyKeyReused,
  notAllowed,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import { type Account, cleanDisplayName, normaliseEmail, refuseAccount } from '../../domain/accounts/account.ts';
import { openHashedAccount } from '../open-account.ts';
import { tooBusy } from '../passwords/too-busy.ts';
import type { ShopDesk } from '../shop-desk.ts';
import { actingAdmin } from './change-account.ts';
import { generatePassword } from './generated-password.ts';
import { isEmail } from './is-email.ts';

export interface CreateStaffAccount {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly idempotencyKey: string;
}

/** An account, and the password it was given: told once, null when the same request comes again. */
export interface GivenAccount {
  readonly account: Account;
  readonly firstPassword: string | null;
}

/** Opens an account for somebody who works here or orders as a partner; they choose a password when they first sign in. */
export async function createStaffAccount(
  desk: ShopDesk,
  caller: Identity,
  { email: typedEmail, displayName: typedName, roles: wanted, idempotencyKey }: CreateStaffAccount,
): Promise<
  Outcome<
    GivenAccount,
    'NotSignedIn' | 'NotAllowed' | 'InvalidInput' | 'EmailTaken' | 'TooManyAttempts' | 'IdempotencyKeyReused'
  >
> {
  if (!isSignedIn(caller)) return notSignedIn();
  const acting = await actingAdmin(desk, caller);
  if (!acting) return notAllowed();
  const [email, displayName] = [normaliseEmail(typedEmail), cleanDisplayName(typedName)];
  const refused = refuseBadIdempotencyKey(idempotencyKey) ?? refuseAccount({ email, displayName }, isEmail);
  if (refused) return refused;
  const roles = allRoles.filter((role) => wanted.includes(role));
  if (roles.length === 0) return refuse('InvalidInput', 'ROLES_EMPTY', { field: 'roles' });
  const { accounts } = desk.store;
  const command = commandKey('createStaffAccount', acting.id, idempotencyKey, { email, displayName, roles });
  return retryLostRace(async () => {
    const earlier = await accounts.loadByCommand(command);
    if (earlier) {
      if (repeatOf(command, earlier.commandKeys) !== 'SAME') return idempotencyKeyReused();
      return accept({ account: earlier.state, firstPassword: null });
    }
    if (await accounts.findByEmail(email)) return refuse('EmailTaken', 'EMAIL_TAKEN_BY_OTHER');
    const firstPassword = generatePassword();
    const passwordHash = await desk.passwords.hash(firstPassword, { lane: 'KNOWN', subject: acting.id });
    if (passwordHash === null) return tooBusy();
    const opened = { email, displayName, roles, passwordHash, mustChangePassword: true, openedBy: acting.id };
    const account = await openHashedAccount(desk, opened, command);
    return account ? accept({ account, firstPassword }) : refuse('EmailTaken', 'EMAIL_TAKEN_BY_OTHER');
  });
}
