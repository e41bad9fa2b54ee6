import type { Bound } from './bound.ts';

/** Bounds of what accounts are opened with, and of what is remembered of them. */
export const peopleBounds = {
  email: {
    // RFC 5321: a path has at most 256 octets, two of them the brackets.
    input: 'e-mail address of an account',
    limit: 254,
    unit: 'characters',
    per: 'account',
    countedBy: 'shop',
    answer: 'EMAIL_FORMAT',
  },
  displayName: {
    input: 'name of an account',
    limit: 80,
    unit: 'characters',
    per: 'account',
    countedBy: 'shop',
    answer: 'DISPLAY_NAME_LENGTH',
  },
  password: {
    input: 'password that is chosen',
    limit: 200,
    unit: 'characters',
    per: 'account',
    countedBy: 'shop',
    answer: 'PASSWORD_LENGTH',
  },
  passwordEstimated: {
    // The work of an estimate grows with the square of the length: 40 characters take about as long as a hash.
    input: 'beginning of a password whose strength is estimated',
    limit: 40,
    unit: 'characters',
    per: 'password that is chosen',
    countedBy: 'shop',
    answer: 'nothing: the rest is not looked at',
  },
  passwordChanges: {
    input: 'tries to change a password before the next ones have to wait, ever longer',
    limit: 10,
    unit: 'count',
    per: 'account',
    countedBy: 'shop',
    answer: 'TOO_MANY_ATTEMPTS',
  },
  peopleSearch: {
    input: 'text that accounts are looked for by',
    limit: 200,
    unit: 'characters',
    per: 'request',
    countedBy: 'shop',
    answer: 'nothing: the rest is not looked at',
  },
  historyByOthers: {
    input: 'entries kept of what others did to an account',
    limit: 500,
    unit: 'count',
    per: 'account',
    countedBy: 'shop',
    answer: 'nothing: the oldest is forgotten',
  },
  historyByOwner: {
    // Apart from the others, so that nobody can push what was done to them out of the history.
    input: 'entries kept of what the owner did to an account',
    limit: 20,
    unit: 'count',
    per: 'account',
    countedBy: 'shop',
    answer: 'nothing: the oldest is forgotten',
  },
} as const satisfies Record<string, Bound>;
