import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from '@alexandrite/contracts/identity';
import { type Locale, locales, type Localized } from '@alexandrite/contracts/locale';
import { unauthenticated } from '@alexandrite/service-kit/errors';
import { visitor } from '@alexandrite/service-kit/identity';
import { readSession, type Session } from '@alexandrite/service-kit/sessions';
import type { VerifyingKeys } from '@alexandrite/service-kit/signing';
import { GraphQLError } from 'graphql';
import { type Credentials, readCredentials } from './credentials.ts';
import type { Revocations } from './revocations/revocations.ts';
import { unchecked } from './revocations/revocation-metrics.ts';
import type { TokenTries } from './token-tries.ts';

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

/** Why somebody is not let in; SERVICE_UNAVAILABLE when that cannot be told just now. */
export type NotAdmittedCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'SERVICE_UNAVAILABLE';

/** Thrown for a caller who may not come in here, or not just now. */
export class NotAdmittedError extends Error {
  override readonly name = 'NotAdmittedError';
  readonly code: NotAdmittedCode;
  /** What to do. */
  readonly text: Localized;

  constructor(code: NotAdmittedCode, text: Localized) {
    super(text.en);
    this.code = code;
    this.text = text;
  }
}

/** Thrown for a token that is not looked at: too many came from there that did not hold. */
export class TooManyTokensError extends Error {
  override readonly name = 'TooManyTokensError';
  readonly waitMs: number;

  constructor(waitMs: number) {
    super('too many tokens that do not hold');
    this.waitMs = waitMs;
  }
}

/** What checking a caller needs. */
export interface CallerChecks {
  /** By which sessions and partner keys are known. */
  readonly sessionKeys: VerifyingKeys;
  readonly revocations: Revocations;
  readonly tries: TokenTries;
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
 *
 * While nobody can tell who was revoked, nobody who is signed in is let in: neither as themselves, nor as a visitor, who
 * would be told to sign in again.
 * @param address from which they ask
 * @throws UNAUTHENTICATED for a bearer token that does not hold, NotAdmittedError, and TooManyTokensError.
 */
export async function identify(
  credentials: Credentials,
  locale: Locale,
  checks: CallerChecks,
  address: string,
): Promise<Caller> {
  const caller = await whoIs(credentials, locale, checks, address);
  return checks.admit ? checks.admit(caller) : caller;
}

/**
 * Whether who asks has a session that holds: nobody else has points of their own. That somebody came with a token says
 * nothing.
 */
export async function isSignedIn(
  headers: IncomingHttpHeaders,
  checks: CallerChecks,
  address: string,
): Promise<boolean> {
  const credentials = readCredentials(headers);
  if (credentials.kind === 'none') return false;
  try {
    // What it says is in no language.
    return (await identify(credentials, locales[0], checks, address)).session !== null;
  } catch (fault) {
    if (isTurnedAway(fault)) return false;
    throw fault;
  }
}

/** Whether somebody was found out to be nobody who may come in. */
export function isTurnedAway(fault: unknown): boolean {
  return fault instanceof NotAdmittedError || fault instanceof TooManyTokensError || fault instanceof GraphQLError;
}

async function whoIs(credentials: Credentials, locale: Locale, checks: CallerChecks, address: string): Promise<Caller> {
  if (credentials.kind === 'none') return aVisitor(locale);
  const { token } = credentials;
  const waitMs = checks.tries.waitFor(token, address);
  if (waitMs > 0) throw new TooManyTokensError(waitMs);
  const session = await readSession(token, checks.sessionKeys);
  if (session) checks.tries.held(token);
  else checks.tries.failed(address);
  const standing = session ? checks.revocations.standingOf(session) : 'over';
  if (standing === 'unknown') throw cannotTell();
  if (session && standing === 'held') {
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

/** The answer to whoever is signed in while it is not known who was revoked. */
export function cannotTell(): NotAdmittedError {
  unchecked.inc();
  return new NotAdmittedError('SERVICE_UNAVAILABLE', {
    ru: 'Сейчас не удаётся проверить ваш вход. Попробуйте ещё раз через несколько секунд.',
    en: 'Your sign-in cannot be checked just now. Try again in a few seconds.',
  });
}

/** Somebody who has not signed in. */
export function aVisitor(locale: Locale, hasStaleCookie = false): Caller {
  return { identity: visitor(locale), session: null, hasStaleCookie };
}
