import { counter, gauge } from '@alexandrite/service-kit/metrics';

/** How clients are connected: by WebSocket, or by server-sent events. */
export const outlets = gauge('gateway_sockets', 'Live connections that are open now.', ['transport']);

export const subscriptions = gauge('gateway_subscriptions', 'Subscriptions that are followed now.', ['field']);

export const streams = gauge('gateway_live_streams', 'Distinct subscriptions that are followed now.', ['field']);

export const pushes = counter('gateway_pushes_total', 'States and changes pushed to subscribers.', ['field']);

export const coalesced = counter(
  'gateway_live_coalesced_total',
  'Pushes that a slow client was not sent, because a later state of the same took their place.',
);

export const dropped = counter(
  'gateway_live_dropped_total',
  'Live connections that the gateway ended, by the reason.',
  ['reason'],
);

export const keptBytes = gauge('gateway_live_kept_bytes', 'Pushes that are kept for clients that come back, in bytes.');

export const heldBytes = gauge('gateway_live_held_bytes', 'Pushes that wait for clients that do not read, in bytes.');

export const forgotten = counter(
  'gateway_live_forgotten_total',
  'Pushes that were forgotten for want of room, by whose room it was.',
  ['by'],
);

export const resumes = counter(
  'gateway_live_resumes_total',
  'Subscriptions that went on after a position: from there (resumed), or not because it is too long ago (lost).',
  ['outcome'],
);
