import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf } from '@alexandrite/service-kit/aggregates';
import {
  idempotencyKeyReused,
  notAllowed,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import { passwordGiven } from '../../domain/accounts/people.ts';
import { tooBusy } from '../passwords/too-busy.ts';
import type { ShopDesk } from '../shop-desk.ts';
import { actingAdmin, changeAccount, type ChangeRefusal } from './change-account.ts';
import type { GivenAccount } from './create-staff-account.ts';
import { generatePassword } from './generated-password.ts';

/** Gives somebody who forgot theirs a password, with which they choose another when they next sign in. */
export async function givePassword(
  desk: ShopDesk,
  caller: Identity,
  { accountId, idempotencyKey }: { readonly accountId: string; readonly idempotencyKey: string },
): Promise<Outcome<GivenAccount, ChangeRefusal | 'TooManyAttempts' | 'IdempotencyKeyReused'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const refused = refuseBadIdempotencyKey(idempotencyKey);
  if (refused) return refused;
  if (!(await actingAdmin(desk, caller))) return notAllowed();
  const command = commandKey('givePassword', caller.accountId, idempotencyKey, { accountId });
  const earlier = await desk.store.accounts.loadByCommand(command);
  if (earlier) {
    if (repeatOf(command, earlier.commandKeys) !== 'SAME') return idempotencyKeyReused();
    return accept({ account: earlier.state, firstPassword: null });
  }
  const firstPassword = generatePassword();
  const passwordHash = await desk.passwords.hash(firstPassword, { lane: 'KNOWN', subject: caller.accountId });
  if (passwordHash === null) return tooBusy();
  const changed = await changeAccount(desk, caller, {
    accountId,
    command,
    decide: (account, doer) => passwordGiven(account, passwordHash, doer),
  });
  if (!changed.ok) return changed;
  // The same request may have been faster a moment ago: then it was told another one.
  const isWritten = changed.value.passwordHash === passwordHash;
  return accept({ account: changed.value, firstPassword: isWritten ? firstPassword : null });
}
