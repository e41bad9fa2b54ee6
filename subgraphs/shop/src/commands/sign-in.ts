import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { normaliseEmail } from '../domain/account.ts';
import { isClosed } from '../domain/closed-account.ts';
import { tooBusy } from './passwords/too-busy.ts';
import { beginSession, type SignedIn } from './sessions.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** Longer ones cannot have been signed up with; hashing them would be work for nothing. */
const longestPassword = 1_000;

/** Signs in. An address without an account is answered as a wrong password is, and as slowly. */
export async function signIn(
  desk: ShopDesk,
  { email: typedEmail, password }: SignIn,
): Promise<Outcome<SignedIn, 'WrongCredentials' | 'AccountClosed' | 'TooManyAttempts'>> {
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
  // Gateways remember every session that was signed out of: nobody fills them up.
  if ((await desk.store.endedSessions.countOf(account.id)) >= sessionBounds.endedSessions.limit) {
    return refuse('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfterSeconds: 3_600 });
  }
  return accept(await beginSession(desk, account));
}
