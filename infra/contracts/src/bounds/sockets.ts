import type { Bound } from './bound.ts';

/** What is taken from one socket besides what the protocol of subscriptions says. */
export const socketBounds = {
  framesOfAMessage: {
    input: 'frames of one message of a WebSocket',
    limit: 64,
    unit: 'count',
    per: 'message',
    countedBy: 'gateway',
    answer: 'close 1008',
  },
} as const satisfies Record<string, Bound>;
