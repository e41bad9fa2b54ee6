import { newId } from '@alexandrite/service-kit/ids';
import { type Session, sessionSeconds, signSession } from '@alexandrite/service-kit/sessions';
import type { Account } from '../domain/accounts/account.ts';
import type { ShopDesk } from './shop-desk.ts';

/** Somebody is signed in. */
export interface SignedIn {
  readonly token: string;
  readonly expiresAt: Date;
  readonly account: Account;
  /** What the browser is to remember of who has signed in on it. */
  readonly device: string;
}

/** Begins a session of an account whose owner has proved to be its owner. */
export async function beginSession({ clock, settings }: ShopDesk, account: Account, device: string): Promise<SignedIn> {
  // Tokens tell time in whole seconds.
  const expiresAt = new Date((Math.floor(clock().getTime() / 1_000) + sessionSeconds) * 1_000);
  const { id: accountId, displayName, roles, epoch } = account;
  const session: Session = { sessionId: newId('ses'), accountId, displayName, roles, epoch, expiresAt };
  return { token: await signSession(session, settings.sessionKey), expiresAt, account, device };
}
