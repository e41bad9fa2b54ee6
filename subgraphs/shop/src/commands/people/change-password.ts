import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { notSignedIn } from '@alexandrite/service-kit/refusals';
import { isClosed } from '../../domain/accounts/closed-account.ts';
import { tooBusy } from '../passwords/too-busy.ts';
import { readDevices, rememberDevice } from '../known-devices.ts';
import { beginSession, type SignedIn } from '../sessions.ts';
import type { ShopDesk } from '../shop-desk.ts';
import { type Client, tooManyAttempts } from '../sign-in-tries.ts';
import { type ReplacePassword, replacePassword } from './replace-password.ts';

/** Changes the caller's own password. Every session and key of theirs ends, and one begins anew. */
export async function changePassword(
  desk: ShopDesk,
  caller: Identity,
  client: Client,
  { password, newPassword }: ReplacePassword,
): Promise<Outcome<SignedIn, 'NotSignedIn' | 'WrongCredentials' | 'InvalidInput' | 'TooManyAttempts'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const { accountId } = caller;
  // Who has come by a session guesses the password no faster than who has none.
  const retryAfterSeconds = await desk.store.tries.passwordChanges.count(accountId);
  if (retryAfterSeconds !== null) return tooManyAttempts(retryAfterSeconds);
  const account = (await desk.store.accounts.load(accountId))?.state;
  if (!account || isClosed(account, desk.settings)) return notSignedIn();
  const matches = await desk.passwords.matches(account.passwordHash, password, {
    lane: 'KNOWN',
    subject: accountId,
  });
  if (matches === null) return tooBusy();
  if (!matches) return refuse('WrongCredentials', 'WRONG_PASSWORD');
  const changed = await replacePassword(desk, accountId, { password, newPassword });
  if (!changed.ok) return changed;
  await desk.store.tries.passwordChanges.forget(accountId);
  const devices = await readDevices(desk, client.device);
  return accept(await beginSession(desk, changed.value, await rememberDevice(desk, changed.value, devices)));
}
