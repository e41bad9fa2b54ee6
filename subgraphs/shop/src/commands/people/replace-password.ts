import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import type { Account } from '../../domain/accounts/account.ts';
import { refusePassword } from '../../domain/accounts/password.ts';
import { passwordChanged } from '../../domain/accounts/people.ts';
import { tooBusy } from '../passwords/too-busy.ts';
import type { ShopDesk } from '../shop-desk.ts';
import { estimateGuesses } from './password-strength.ts';

export interface ReplacePassword {
  /** The password it was, compared by the caller already. */
  readonly password: string;
  readonly newPassword: string;
}

/** Puts the password that an owner chose into the place of one that they have proved to know. */
export async function replacePassword(
  desk: ShopDesk,
  accountId: string,
  { password, newPassword }: ReplacePassword,
): Promise<Outcome<Account, 'InvalidInput' | 'WrongCredentials' | 'TooManyAttempts'>> {
  const { store, clock } = desk;
  const known = await store.accounts.load(accountId);
  if (!known) return refuse('WrongCredentials', 'WRONG_CREDENTIALS');
  if (newPassword === password) return refuse('InvalidInput', 'PASSWORD_SAME', { field: 'newPassword' });
  const refused = refusePassword(newPassword, known.state, estimateGuesses, 'newPassword');
  if (refused) return refused;
  const passwordHash = await desk.passwords.hash(newPassword, { lane: 'KNOWN', subject: accountId });
  if (passwordHash === null) return tooBusy();
  return retryLostRace(async () => {
    const loaded = await store.accounts.load(accountId);
    // Somebody else gave the account another password, or closed it, meanwhile.
    const isOther = loaded?.state.passwordHash !== known.state.passwordHash || loaded.state.disabledAt !== null;
    if (!loaded || isOther) return refuse('WrongCredentials', 'WRONG_CREDENTIALS');
    const next = passwordChanged(loaded.state, passwordHash, { by: accountId, at: clock() });
    await store.accounts.save(loaded, next);
    return accept(next);
  });
}
