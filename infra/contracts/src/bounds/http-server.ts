import type { Bound } from './bound.ts';

/** What a connection may cost before anything is known of what it asks. */
export const httpServerBounds = {
  framesOfAMessage: {
    input: 'frames of one message of a WebSocket',
    limit: 64,
    unit: 'count',
    per: 'message',
    countedBy: 'gateway',
    answer: 'close 1008',
  },
} as const satisfies Record<string, Bound>;
