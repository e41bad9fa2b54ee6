import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { normaliseEmail, refuseAccount } from '../domain/accounts/account.ts';
import { refuseLength, refusePassword } from '../domain/accounts/password.ts';
import { readDevices, rememberDevice } from './known-devices.ts';
import { openHashedAccount } from './open-account.ts';
import { tooBusy } from './passwords/too-busy.ts';
import { isEmail } from './people/is-email.ts';
import { estimateGuesses } from './people/password-strength.ts';
import { beginSession, type SignedIn } from './sessions.ts';
import type { ShopDesk } from './shop-desk.ts';
import { addressOf, type Client, tooManyAttempts } from './sign-in-tries.ts';

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

const roles = ['CUSTOMER'] as const;

/** Opens a customer's account and signs in. */
export async function signUp(
  desk: ShopDesk,
  client: Client,
  input: SignUp,
): Promise<Outcome<SignedIn, 'EmailTaken' | 'InvalidInput' | 'TooManyAttempts'>> {
  const { password, displayName } = input;
  const refused = refuseAccount(input, isEmail) ?? refuseLength(password, roles, 'password');
  if (refused) return refused;
  const email = normaliseEmail(input.email);
  const address = addressOf(client);
  const who = { lane: 'STRANGER', subject: address } as const;
  if (!desk.passwords.hasPlaceFor(who)) return tooBusy();
  // Counted whether it opens an account or not: nobody tries out a list of addresses here.
  const retryAfterSeconds = await desk.store.tries.signUps.count(address);
  if (retryAfterSeconds !== null) return tooManyAttempts(retryAfterSeconds);
  // Behind the count: an estimate is about as much work as a hash.
  const guessable = refusePassword(password, { email, displayName, roles }, estimateGuesses, 'password');
  if (guessable) return guessable;
  // The answer says it anyway: hashing first would be work for nothing.
  if (await desk.store.accounts.findByEmail(email)) return refuse('EmailTaken', 'EMAIL_TAKEN');
  const passwordHash = await desk.passwords.hash(password, who);
  if (passwordHash === null) return tooBusy();
  const account = await openHashedAccount(desk, { email, passwordHash, displayName, roles });
  if (!account) return refuse('EmailTaken', 'EMAIL_TAKEN');
  const devices = await readDevices(desk, client.device);
  return accept(await beginSession(desk, account, await rememberDevice(desk, account, devices)));
}
