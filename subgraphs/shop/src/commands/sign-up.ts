import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import * as z from 'zod';
import { normaliseEmail, refuseSignUp } from '../domain/account.ts';
import { openHashedAccount } from './open-account.ts';
import { tooBusy } from './passwords/too-busy.ts';
import { beginSession, type SignedIn } from './sessions.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
}

/** Addresses in any script: пример@почта.рф is one too. */
const emailShape = z.email({ pattern: z.regexes.unicodeEmail });

/** Opens a customer's account and signs in. */
export async function signUp(
  desk: ShopDesk,
  input: SignUp,
): Promise<Outcome<SignedIn, 'EmailTaken' | 'InvalidInput' | 'TooManyAttempts'>> {
  const refused = refuseSignUp(input, (text) => emailShape.safeParse(text).success);
  if (refused) return refused;
  const email = normaliseEmail(input.email);
  const retryAfterSeconds = await desk.store.signUps.count(email);
  if (retryAfterSeconds !== null) return refuse('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfterSeconds });
  // The answer says it anyway: hashing first would be work for nothing.
  if (await desk.store.accounts.findByEmail(email)) return refuse('EmailTaken', 'EMAIL_TAKEN');
  const passwordHash = await desk.passwords.hash(input.password, { lane: 'STRANGER', subject: email });
  if (passwordHash === null) return tooBusy();
  const account = await openHashedAccount(desk, {
    email,
    passwordHash,
    displayName: input.displayName,
    roles: ['CUSTOMER'],
  });
  return account ? accept(await beginSession(desk, account)) : refuse('EmailTaken', 'EMAIL_TAKEN');
}
