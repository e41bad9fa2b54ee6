import { sessionBounds } from '@alexandrite/contracts/bounds/sessions';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { normaliseEmail } from '../domain/accounts/account.ts';
import { isClosed } from '../domain/accounts/closed-account.ts';
import { deviceOf, readDevices, rememberDevice } from './known-devices.ts';
import { tooBusy } from './passwords/too-busy.ts';
import { replacePassword } from './people/replace-password.ts';
import { beginSession, type SignedIn } from './sessions.ts';
import type { ShopDesk } from './shop-desk.ts';
import { addressOf, type Client, countTry, forgiveTries, tooManyAttempts, type Try } from './sign-in-tries.ts';

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

/**
 * Signs in. An address without an account is answered as a wrong password is, and as slowly. A try that comes too early
 * costs no hashing, and tells nothing of the password.
 */
export async function signIn(
  desk: ShopDesk,
  client: Client,
  { email: typedEmail, password, newPassword = null }: SignIn,
): Promise<Outcome<SignedIn, SignInRefusal>> {
  const email = normaliseEmail(typedEmail);
  const devices = await readDevices(desk, client.device);
  const account = await desk.store.accounts.findByEmail(email);
  const one: Try = { email, address: addressOf(client), device: deviceOf(account, devices) };
  const who = one.device
    ? ({ lane: 'KNOWN', subject: one.device.id } as const)
    : ({ lane: 'STRANGER', subject: one.address } as const);
  // Not counted: what is remembered of tries is bounded by how many can be made.
  if (!desk.passwords.hasPlaceFor(who)) return tooBusy();
  const retryAfterSeconds = await countTry(desk, one);
  if (retryAfterSeconds !== null) return tooManyAttempts(retryAfterSeconds);
  const typed = password.slice(0, longestPassword);
  const matches = await desk.passwords.matches(account?.passwordHash ?? null, typed, who);
  if (matches === null) return tooBusy();
  if (!account || !matches) return refuse('WrongCredentials', 'WRONG_CREDENTIALS');
  await forgiveTries(desk, one);
  if (isClosed(account, desk.settings)) return refuse('AccountClosed', 'ACCOUNT_CLOSED');
  // Gateways remember every session that was signed out of: nobody fills them up.
  if ((await desk.store.endedSessions.countOf(account.id)) >= sessionBounds.endedSessions.limit) {
    return refuse('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfterSeconds: 3_600 });
  }
  if (!account.mustChangePassword) {
    return accept(await beginSession(desk, account, await rememberDevice(desk, account, devices)));
  }
  if (newPassword === null) return refuse('PasswordChangeRequired', 'PASSWORD_CHANGE_REQUIRED');
  const changed = await replacePassword(desk, account.id, { password: typed, newPassword });
  if (!changed.ok) return changed;
  return accept(await beginSession(desk, changed.value, await rememberDevice(desk, changed.value, devices)));
}
