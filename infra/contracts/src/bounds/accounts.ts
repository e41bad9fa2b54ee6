import type { Bound } from './bound.ts';

/** Bounds of signing in and up. */
export const accountBounds = {
  hashesAtOnce: {
    input: 'passwords being hashed',
    limit: 1,
    unit: 'count',
    per: 'process',
    countedBy: 'shop',
    answer: 'waits in line',
  },
  hashesWaiting: {
    input: 'passwords that wait to be hashed, known devices and strangers apart',
    limit: 32,
    unit: 'count',
    per: 'process',
    countedBy: 'shop',
    answer: 'SIGN_IN_BUSY',
  },
  hashesWaitingEach: {
    input: 'passwords that wait to be hashed',
    limit: 4,
    unit: 'count',
    per: 'address',
    countedBy: 'shop',
    answer: 'SIGN_IN_BUSY',
  },
  busySeconds: {
    input: 'wait that is told to who found no place in the line',
    limit: 5,
    unit: 'seconds',
    per: 'request',
    countedBy: 'shop',
    answer: 'SIGN_IN_BUSY',
  },
} as const satisfies Record<string, Bound>;
