import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import * as z from 'zod';
import { normaliseEmail, refuseSignUp } from '../domain/account.ts';
import { openAccount } from './open-account.ts';
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
  const retryAfterSeconds = await desk.store.signUps.count(normaliseEmail(input.email));
  if (retryAfterSeconds !== null) return refuse('TooManyAttempts', 'TOO_MANY_ATTEMPTS', { retryAfterSeconds });
  const account = await openAccount(desk, { ...input, roles: ['CUSTOMER'] });
  return account ? accept(await beginSession(desk, account)) : refuse('EmailTaken', 'EMAIL_TAKEN');
}
