import { isFinal, type OrderStatus, orderStatuses } from './lifecycle.ts';
import type { OrderProblemCode } from './problems.ts';

/** How the orders of the house stand, as those who watch it want to know. */
export interface OrderFigures {
  /** Orders that are not at their end, by status. */
  readonly byStatus: Readonly<Partial<Record<OrderStatus, number>>>;
  /** Past the date that they were promised for, and not yet shipped. */
  readonly late: number;
  /** Where the system should have moved them long ago. */
  readonly stuck: number;
  /** Stopped until somebody does something about it, by why. */
  readonly problems: Readonly<Partial<Record<OrderProblemCode, number>>>;
  readonly awaitingApproval: number;
  /** Since when the order waits that has waited longest for a seller; null when none does. */
  readonly approvalAwaitedSince: Date | null;
}

/** Statuses of orders that something is still to be done about. */
export const openStatuses: readonly OrderStatus[] = orderStatuses.filter((status) => !isFinal(status));

/** Statuses in which a date is promised and not yet kept. */
export const promisedStatuses: readonly OrderStatus[] = [
  'PRICE_CALCULATED',
  'MANUFACTURING_APPROVED',
  'MANUFACTURING_STARTED',
  'MANUFACTURING_COMPLETED',
  'PACKAGING',
];

/** What goes by itself is done in seconds, and the watcher tries every half minute: this long nothing has helped. */
export const stuckAfterMs = 10 * 60_000;

/** A model that never comes is given up after two hours, which raises a problem: beyond that, nobody has noticed. */
export const modelStuckAfterMs = 3 * 3_600_000;
