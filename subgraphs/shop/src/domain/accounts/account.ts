import { peopleBounds } from '@alexandrite/contracts/bounds/people';
import type { Identity, Role } from '@alexandrite/contracts/identity';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';

/** A person or a partner who can sign in. */
export interface Account {
  readonly id: string;
  /** As it is compared: see normaliseEmail. */
  readonly email: string;
  /** argon2id, with its parameters and salt. */
  readonly passwordHash: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
  /** Sessions and keys made at an earlier epoch let in no longer: see `withNextEpoch`. */
  readonly epoch: number;
  /** When it was raised last; null while it is the first. */
  readonly epochRise: EpochRise | null;
  /** Opened by the seed with a password that everybody knows. */
  readonly isDemo: boolean;
  /** When it was closed for its owner; null while it is open. */
  readonly disabledAt: Date | null;
  /** When everything personal was taken out of it, for good; null while it is an account. */
  readonly deletedAt: Date | null;
  /** Its password was given by somebody else, and is good for nothing but choosing another. */
  readonly mustChangePassword: boolean;
  /** What administrators and its owner did to it, oldest first. */
  readonly history: readonly AccountEntry[];
}

export interface EpochRise {
  readonly at: Date;
  /** When the last token of an earlier epoch would have ended by itself. */
  readonly until: Date;
}

/** What was done to an account. */
export const accountActions = [
  'OPENED',
  'ROLES_CHANGED',
  'DISABLED',
  'ENABLED',
  'DELETED',
  'PASSWORD_GIVEN',
  'PASSWORD_CHANGED',
  'SESSIONS_ENDED',
] as const;
export type AccountAction = (typeof accountActions)[number];

/** Something that was done to an account. Entries are only ever added. */
export interface AccountEntry {
  readonly action: AccountAction;
  readonly at: Date;
  /** Account of who did it: a name would outlive it. null when it was done by a command at the machine itself. */
  readonly by: string | null;
  /** Its roles before and afterwards. */
  readonly rolesBefore: readonly Role[];
  readonly roles: readonly Role[];
}

/** An e-mail address as it is stored and compared: one mailbox, one account, however it is typed. */
export function normaliseEmail(email: string): string {
  return email.normalize('NFC').trim().toLowerCase();
}

/** Whether a caller may see an account. */
export function maySeeAccount(account: Account, caller: Identity): boolean {
  return mayRead('Account', caller, { OWNER: account.id });
}

/** Refuses an address and a name that no account can be opened with; the first thing that is wrong. */
export function refuseAccount(
  input: { readonly email: string; readonly displayName: string },
  isEmail: (text: string) => boolean,
): Refused<'InvalidInput'> | null {
  const email = normaliseEmail(input.email);
  if (email.length > peopleBounds.email.limit || !isEmail(email))
    return refuse('InvalidInput', 'EMAIL_FORMAT', { field: 'email' });
  const name = tidyText(input.displayName);
  if (name === null) return refuse('InvalidInput', 'TEXT_SIGNS', { field: 'displayName' });
  const most = peopleBounds.displayName.limit;
  if (name.length < 1 || name.length > most) {
    return refuse('InvalidInput', 'DISPLAY_NAME_LENGTH', { field: 'displayName', most });
  }
  return null;
}

/** A name as it is shown; empty where nothing of it can be. */
export const cleanDisplayName = (name: string): string => tidyText(name) ?? '';
