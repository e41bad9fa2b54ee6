import type { Role } from '@alexandrite/contracts/identity';
import type { IncomingHttpHeaders } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import {
  type Caller,
  type CallerChecks,
  identify,
  NotAdmittedError,
  TooManyTokensError,
} from '../../identity/caller.ts';
import { readCredentials } from '../../identity/credentials.ts';
import { chooseLocale } from '../../identity/locale.ts';
import type { Admission } from '../../limits/admission.ts';
import { prices } from '../../limits/prices.ts';
import type { CallerCounts, LiveLimits } from '../limits.ts';
import type { LiveSessions } from '../changes/live-sessions.ts';
import type { Outlet } from './outlet.ts';

/** What a client says of itself besides its headers. */
export interface Said {
  readonly token?: unknown;
  readonly locale?: unknown;
}

export interface IntroductionServices {
  readonly checks: CallerChecks;
  readonly sessions: LiveSessions;
  readonly counts: CallerCounts;
  readonly limits: LiveLimits;
  readonly admission: Admission;
}

interface Arrival {
  readonly outlet: Outlet;
  readonly headers: IncomingHttpHeaders;
  readonly said: Said;
  /** What the connection travels on. */
  readonly wire: Duplex;
}

/**
 * Finds out who is at the other end: by the token they said, else as in any request. From then on the connection ends
 * when their session does.
 */
export async function introduce(
  arrival: Arrival,
  services: IntroductionServices,
): Promise<'welcome' | 'not allowed' | 'too many' | NotAdmittedError> {
  const { outlet, wire } = arrival;
  const { admission, checks, counts, limits, sessions } = services;
  const address = admission.addressOf(arrival.headers, wire instanceof Socket ? wire : {});
  const caller = await callerOf(arrival, checks, address);
  if (!caller) return 'not allowed';
  if (caller === 'too many' || caller instanceof NotAdmittedError) return caller;
  const { accountId, displayName, locale } = caller.identity;
  const countedAs = accountId ?? address;
  const most = accountId === null ? limits.connectionsPerAddress : limits.connectionsPerAccount;
  const subject = admission.subjectOf(caller.identity, address);
  if (admission.charge(subject, 'connection', prices.socket)) return 'too many';
  if (!counts.enter(countedAs, most)) return 'too many';
  const { session } = caller;
  outlet.introduce({
    accountId,
    displayName,
    locale,
    roles: theSame(caller.identity.roles),
    sessionId: session?.sessionId ?? null,
    epoch: session?.epoch ?? 0,
    expiresAt: session ? Math.floor(session.expiresAt.getTime() / 1_000) : null,
    countedAs,
  });
  if (!session) return 'welcome';
  sessions.enter(session.sessionId, outlet);
  // Once more, now that news of its end is heard: it may have ended in between.
  return checks.revocations.standingOf(session) === 'over' ? 'not allowed' : 'welcome';
}

const rolesByName = new Map<string, readonly Role[]>();

/** One list for all who hold the same roles: there are few such lists, and thousands of connections. */
function theSame(roles: readonly Role[]): readonly Role[] {
  const name = roles.join();
  const known = rolesByName.get(name) ?? roles;
  rolesByName.set(name, known);
  return known;
}

/** null for a token that does not hold. */
async function callerOf(
  { headers, said }: Arrival,
  checks: CallerChecks,
  address: string,
): Promise<Caller | NotAdmittedError | 'too many' | null> {
  const { token, locale } = said;
  const credentials =
    typeof token === 'string' && token !== '' ? ({ kind: 'bearer', token } as const) : readCredentials(headers);
  const language = chooseLocale(typeof locale === 'string' ? locale : undefined, headers['accept-language']);
  try {
    return await identify(credentials, language, checks, address);
  } catch (fault) {
    if (fault instanceof NotAdmittedError) return fault;
    if (fault instanceof TooManyTokensError) return 'too many';
    if (fault instanceof GraphQLError) return null;
    throw fault;
  }
}
