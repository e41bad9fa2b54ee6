import type { Identity } from '@alexandrite/contracts/identity';
import type { Locale, Localized } from '@alexandrite/contracts/locale';
import { unauthenticated } from '@alexandrite/service-kit/errors';
import { visitor } from '@alexandrite/service-kit/identity';
import { readSession, type Session } from '@alexandrite/service-kit/sessions';
import type { VerifyingKeys } from '@alexandrite/service-kit/signing';
import type { Credentials } from './credentials.ts';
import type { RevokedSessions } from './revoked-sessions.ts';

/** A session that holds, and the token that proves it. */
export interface HeldSession extends Session {
  readonly token: string;
}

/** Who asks, checked. */
export interface Caller {
  readonly identity: Identity;
  /** null for a visitor. */
  readonly session: HeldSession | null;
  /** True when a cookie came whose session is over: the browser should forget it. */
  readonly hasStaleCookie: boolean;
}

/** Thrown for a caller who is known, or known to be a visitor, and may not come in here. */
export class NotAdmittedError extends Error {
  override readonly name = 'NotAdmittedError';
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN';
  /** What to do. */
  readonly text: Localized;

  constructor(code: 'UNAUTHENTICATED' | 'FORBIDDEN', text: Localized) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}

/** What checking a caller needs. */
export interface CallerChecks {
  /** By which sessions and partner keys are known. */
  readonly sessionKeys: VerifyingKeys;
  readonly revoked: RevokedSessions;
  /**
   * Who may come in here, and as whom; everybody as they are when left out.
   * @throws NotAdmittedError
   */
  readonly admit?: (caller: Caller) => Caller;
}

/**
 * Checks who asks, once per request or socket.
 *
 * A token that was given on purpose and does not hold is an error: whoever sends it believes to be signed in. A cookie
 * comes by itself, so one that is over makes a visitor, who can still look around and sign in again.
 * @throws UNAUTHENTICATED for a bearer token that does not hold, and NotAdmittedError.
 */
export async function identify(credentials: Credentials, locale: Locale, checks: CallerChecks): Promise<Caller> {
  const caller = await whoIs(credentials, locale, checks);
  return checks.admit ? checks.admit(caller) : caller;
}

async function whoIs(credentials: Credentials, locale: Locale, checks: CallerChecks): Promise<Caller> {
  if (credentials.kind === 'none') return aVisitor(locale);
  const session = await readSession(credentials.token, checks.sessionKeys);
  if (session && !(await checks.revoked.has(session.sessionId))) {
    const { accountId, displayName, roles } = session;
    return {
      identity: { accountId, displayName, roles, locale },
      session: { ...session, token: credentials.token },
      hasStaleCookie: false,
    };
  }
  if (credentials.kind === 'bearer') throw unauthenticated();
  return aVisitor(locale, true);
}

/** Somebody who has not signed in. */
export function aVisitor(locale: Locale, hasStaleCookie = false): Caller {
  return { identity: visitor(locale), session: null, hasStaleCookie };
}
