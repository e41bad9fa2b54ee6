import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { normaliseEmail } from '../domain/account.ts';
import { isClosed } from '../domain/closed-account.ts';
import { tooBusy } from './passwords/too-busy.ts';
import { replacePassword } from './people/replace-password.ts';
import { beginSession, type SignedIn } from './sessions.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Chosen by somebody whose password was given by another. */
  readonly newPassword?: string | null;
}

/** Longer ones cannot have been signed up with; hashing them would be work for nothing. */
const longestPassword = 1_000;

export type SignInRefusal =
  'WrongCredentials' | 'AccountClosed' | 'PasswordChangeRequired' | 'InvalidInput' | 'TooManyAttempts';

/** Signs in. An address without an account is answered as a wrong password is, and as slowly. */
export async function signIn(
  desk: ShopDesk,
  { email: typedEmail, password, newPassword = null }: SignIn,
): Promise<Outcome<SignedIn, SignInRefusal>> {
  const email = normaliseEmail(typedEmail);
  const retryAfterSeconds = await desk.store.signIns.count(email);
  if (retryAfterSeconds !== null) return refuse('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfterSeconds });
  const account = await desk.store.accounts.findByEmail(email);
  const who = { lane: 'STRANGER', subject: email } as const;
  const typed = password.slice(0, longestPassword);
  const matches = await desk.passwords.matches(account?.passwordHash ?? null, typed, who);
  if (matches === null) return tooBusy();
  if (!account || !matches) return refuse('WrongCredentials', 'WRONG_CREDENTIALS');
  if (isClosed(account, desk.settings)) return refuse('AccountClosed', 'ACCOUNT_CLOSED');
  await desk.store.signIns.forget(email);
  if (!account.mustChangePassword) return accept(await beginSession(desk, account));
  if (newPassword === null) return refuse('PasswordChangeRequired', 'PASSWORD_CHANGE_REQUIRED');
  const changed = await replacePassword(desk, account.id, { password: typed, newPassword });
  return changed.ok ? accept(await beginSession(desk, changed.value)) : changed;
}
