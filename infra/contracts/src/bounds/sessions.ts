import type { Bound } from './bound.ts';

/** How long what lets somebody in lasts, and how much is kept of what was ended before its time. */
export const sessionBounds = {
  session: {
    input: 'a session since it was begun',
    limit: 12,
    unit: 'hours',
    per: 'session',
    countedBy: 'gateway',
    answer: 'UNAUTHENTICATED for a token; a visitor for a cookie',
  },
  partnerKey: {
    input: 'a partner key since it was made',
    limit: 730 * 24,
    unit: 'hours',
    per: 'partner key',
    countedBy: 'shop',
    answer: 'PARTNER_KEY_DAYS',
  },
  endedSessions: {
    input: 'sessions that were signed out of before their time was over',
    limit: 500,
    unit: 'count',
    per: 'account, while they would have lasted',
    countedBy: 'shop',
    answer: 'TOO_MANY_ATTEMPTS for signing in again',
  },
  unchecked: {
    input: 'time without news of what was revoked, while tokens are still believed',
    limit: 10,
    unit: 'seconds',
    per: 'gateway',
    countedBy: 'gateway',
    answer: '503 SERVICE_UNAVAILABLE with Retry-After; 1013 for a socket',
  },
} as const satisfies Record<string, Bound>;
