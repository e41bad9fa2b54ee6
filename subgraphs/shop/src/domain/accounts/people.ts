import { peopleBounds } from '@alexandrite/contracts/bounds/people';
import { hasRole, type Identity, type Role, roles as allRoles, staffRoles } from '@alexandrite/contracts/identity';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import type { Account, AccountAction, AccountEntry } from './account.ts';
import { withNextEpoch } from './epoch.ts';

/** Who does something to an account, and when. */
export interface Doer {
  /** Account of who does it; null for a command at the machine itself. */
  readonly by: string | null;
  readonly at: Date;
}

/** Whether a caller may look after other people's accounts. */
export function mayManagePeople(caller: Identity): boolean {
  return hasRole(caller, 'ADMIN');
}

/** Whether an account makes its owner an administrator now. */
export function isActiveAdmin({ roles, disabledAt, deletedAt }: Account): boolean {
  return roles.includes('ADMIN') && disabledAt === null && deletedAt === null;
}

const isStaffAccount = ({ roles }: Pick<Account, 'roles'>): boolean => staffRoles.some((role) => roles.includes(role));

/** The same account when it has these roles already, whatever their order. */
export function withRoles(account: Account, wanted: readonly Role[], doer: Doer): Account | Refused<'InvalidInput'> {
  const roles = allRoles.filter((role) => wanted.includes(role));
  if (roles.length === 0) return refuse('InvalidInput', 'ROLES_EMPTY', { field: 'roles' });
  if (roles.length === account.roles.length && roles.every((role) => account.roles.includes(role))) return account;
  // A customer's password may be too short for what staff can open.
  const becomesStaff = isStaffAccount({ roles }) && !isStaffAccount(account);
  const change = { roles, mustChangePassword: account.mustChangePassword || becomesStaff };
  return changed(account, 'ROLES_CHANGED', change, doer);
}

/** The same account when it is closed already. */
export function disabled(account: Account, doer: Doer): Account {
  return account.disabledAt ? account : changed(account, 'DISABLED', { disabledAt: doer.at }, doer);
}

/** The same account when it is open already. */
export function enabled(account: Account, doer: Doer): Account {
  return account.disabledAt ? changed(account, 'ENABLED', { disabledAt: null }, doer) : account;
}

/**
 * An account without anything personal. Its id stays, since orders refer to it, and so does its history, since others
 * acted in it; nobody can sign in with it, and its address can be given to a new one.
 */
export function deleted(account: Account, doer: Doer): Account | Refused<'AccountChangeRefused'> {
  // What takes an administrator away may have to be undone; this cannot be.
  if (isActiveAdmin(account)) return refuse('AccountChangeRefused', 'STILL_ADMIN');
  const nobody: Partial<Account> = {
    email: `deleted:${account.id}`,
    displayName: '',
    passwordHash: '',
    roles: [],
    mustChangePassword: false,
    deletedAt: doer.at,
  };
  return changed(account, 'DELETED', nobody, doer);
}

/** Every session and partner key of the account ends. */
export function sessionsEnded(account: Account, doer: Doer): Account {
  return changed(account, 'SESSIONS_ENDED', {}, doer);
}

/** @param passwordHash of a password that its owner chose */
export function passwordChanged(account: Account, passwordHash: string, doer: Doer): Account {
  return changed(account, 'PASSWORD_CHANGED', { passwordHash, mustChangePassword: false }, doer);
}

/** @param passwordHash of a password that somebody else gives; its owner has to choose another */
export function passwordGiven(account: Account, passwordHash: string, doer: Doer): Account {
  return changed(account, 'PASSWORD_GIVEN', { passwordHash, mustChangePassword: true }, doer);
}

/** An account after a change that had to be undone: it stands as before, and its history tells of both. */
export function restored(before: Account, { epoch, epochRise, history, roles }: Account, at: Date): Account {
  const action = before.roles === roles ? 'ENABLED' : 'ROLES_CHANGED';
  const entry: AccountEntry = { action, at, by: null, rolesBefore: roles, roles: before.roles };
  return withNextEpoch({ ...before, epoch, epochRise, history: kept([...history, entry], before.id) }, at);
}

/** Whatever is done to an account, tokens that say how it was before end with it. */
function changed(account: Account, action: AccountAction, change: Partial<Account>, { by, at }: Doer): Account {
  const next = withNextEpoch(account, at, change);
  const entry: AccountEntry = { action, at, by, rolesBefore: account.roles, roles: next.roles };
  return { ...next, history: kept([...account.history, entry], account.id) };
}

/** What is kept of a history: what the owner does to themselves never pushes out what others did. */
function kept(history: readonly AccountEntry[], ownerId: string): readonly AccountEntry[] {
  const { historyByOwner, historyByOthers } = peopleBounds;
  const isOwn = ({ by }: AccountEntry) => by === ownerId;
  const own = history.filter(isOwn).slice(-historyByOwner.limit);
  const others = history.filter((entry) => !isOwn(entry)).slice(-historyByOthers.limit);
  const all = new Set([...own, ...others]);
  return history.filter((entry) => all.has(entry));
}
