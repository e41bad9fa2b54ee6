/** Entities whose changes are pushed to subscribers. */
export const liveEntities = ['Order', 'Quote', 'WorkOrder', 'Notification'] as const;
export type LiveEntity = (typeof liveEntities)[number];

/**
 * Says that an entity changed, to whoever holds a subscription on it. It carries no state:
 * the subscriber's own query, with the subscriber's own rights, reads what may be seen.
 */
export interface LiveSignal {
  readonly entity: LiveEntity;
  readonly id: string;
  /** Grows with every change of the entity, so that a receiver can drop what it has already shown. */
  readonly revision: number;
  /** The account whose entity it is; null when it belongs to nobody in particular. */
  readonly ownerId: string | null;
  /** W3C trace context of the change. */
  readonly trace: Readonly<Record<string, string>>;
}

/**
 * Redis stream of everything that gateways have to hear, in the order in which it happened: signals and sessions that
 * were ended. One for all, because order counts: nothing that happened after a session ended may reach it.
 */
export const liveLog = 'live:log';

/** How many entries the log keeps, about: what a gateway that lost its connection and a client that comes back can catch up. */
export const liveLogLength = 10_000;
