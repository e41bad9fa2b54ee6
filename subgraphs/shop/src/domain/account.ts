import type { Identity, Role } from '@alexandrite/contracts/identity';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';
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
}

export interface EpochRise {
  readonly at: Date;
  /** When the last token of an earlier epoch would have ended by itself. */
  readonly until: Date;
}

/** RFC 5321: a path has at most 256 octets, two of them the brackets. */
const longestEmail = 254;
const passwordLength = { least: 10, most: 200 };
const longestDisplayName = 80;

/** An e-mail address as it is stored and compared: one mailbox, one account, however it is typed. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Whether a caller may see an account. */
export function maySeeAccount(account: Account, caller: Identity): boolean {
  return mayRead('Account', caller, { OWNER: account.id });
}

/** Refuses what no account can be opened with; the first thing that is wrong. */
export function refuseSignUp(
  input: { readonly email: string; readonly password: string; readonly displayName: string },
  isEmail: (text: string) => boolean,
): Refused<'InvalidInput'> | null {
  const email = normaliseEmail(input.email);
  if (email.length > longestEmail || !isEmail(email)) return refuse('InvalidInput', 'EMAIL_FORMAT', { field: 'email' });
  // Characters as a person counts them, not UTF-16 units.
  const signs = Array.from(input.password).length;
  if (signs < passwordLength.least || signs > passwordLength.most) {
    return refuse('InvalidInput', 'PASSWORD_LENGTH', { field: 'password', ...passwordLength });
  }
  const name = cleanDisplayName(input.displayName);
  if (name.length < 1 || name.length > longestDisplayName) {
    return refuse('InvalidInput', 'DISPLAY_NAME_LENGTH', { field: 'displayName', most: longestDisplayName });
  }
  return null;
}

/** A name as it is shown: no control or direction signs that would spoil the line it stands in. */
export function cleanDisplayName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
