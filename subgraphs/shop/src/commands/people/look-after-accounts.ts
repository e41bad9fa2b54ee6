import type { Identity, Role } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Account } from '../../domain/accounts/account.ts';
import { deleted, disabled, enabled, sessionsEnded, withRoles } from '../../domain/accounts/people.ts';
import { changeAccount, type ChangeRefusal, type PeopleDesk } from './change-account.ts';

type Changed = Promise<Outcome<Account, ChangeRefusal>>;

/** Gives an account these roles and no others. */
export async function changeRoles(
  desk: PeopleDesk,
  caller: Identity,
  { accountId, roles }: { readonly accountId: string; readonly roles: readonly Role[] },
): Changed {
  return changeAccount(desk, caller, { accountId, decide: (account, doer) => withRoles(account, roles, doer) });
}

/** Closes an account: its sessions and keys end, and nobody signs in until it is opened again. */
export async function disableAccount(desk: PeopleDesk, caller: Identity, accountId: string): Changed {
  return changeAccount(desk, caller, { accountId, decide: disabled });
}

/** Opens an account again. */
export async function enableAccount(desk: PeopleDesk, caller: Identity, accountId: string): Changed {
  return changeAccount(desk, caller, { accountId, decide: enabled });
}

/** Takes everything personal out of an account, for good. */
export async function deleteAccount(desk: PeopleDesk, caller: Identity, accountId: string): Changed {
  return changeAccount(desk, caller, { accountId, decide: deleted });
}

/** Ends every session and partner key of an account, whose owner may sign in again. */
export async function endSessions(desk: PeopleDesk, caller: Identity, accountId: string): Changed {
  return changeAccount(desk, caller, { accountId, decide: sessionsEnded });
}
