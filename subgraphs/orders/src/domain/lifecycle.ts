/** Where an order stands; `CLOSED` and `CANCELLED` are the end. */
export const orderStatuses = [
  'INITIATED',
  'FILE_UPLOADED',
  'SUBMITTED',
  'PRICE_CALCULATED',
  'MANUFACTURING_APPROVED',
  'MANUFACTURING_STARTED',
  'MANUFACTURING_COMPLETED',
  'PACKAGING',
  'SHIPPED',
  'CLOSED',
  'CANCELLED',
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** What can happen to an order that moves it on. */
export const orderMoves = [
  'modelsRead',
  'submitted',
  'priceCalculated',
  'approved',
  'workStarted',
  'workCompleted',
  'packagingStarted',
  'shipped',
  'closed',
  'cancelled',
] as const;
export type OrderMove = (typeof orderMoves)[number];

/**
 * The lifecycle: what may follow what. The only place that decides it.
 * A customer may cancel until work starts; whether a caller may is `allowed-actions.ts`'s to say.
 */
export const lifecycle: Readonly<Record<OrderStatus, Readonly<Partial<Record<OrderMove, OrderStatus>>>>> = {
  INITIATED: { modelsRead: 'FILE_UPLOADED', cancelled: 'CANCELLED' },
  FILE_UPLOADED: { submitted: 'SUBMITTED', cancelled: 'CANCELLED' },
  SUBMITTED: { priceCalculated: 'PRICE_CALCULATED', cancelled: 'CANCELLED' },
  PRICE_CALCULATED: { approved: 'MANUFACTURING_APPROVED', cancelled: 'CANCELLED' },
  MANUFACTURING_APPROVED: { workStarted: 'MANUFACTURING_STARTED', cancelled: 'CANCELLED' },
  MANUFACTURING_STARTED: { workCompleted: 'MANUFACTURING_COMPLETED', cancelled: 'CANCELLED' },
  MANUFACTURING_COMPLETED: { packagingStarted: 'PACKAGING' },
  PACKAGING: { shipped: 'SHIPPED' },
  SHIPPED: { closed: 'CLOSED' },
  CLOSED: {},
  CANCELLED: {},
};

/** The status that a move leads to; null when it may not happen now. */
export function nextStatus(status: OrderStatus, move: OrderMove): OrderStatus | null {
  return lifecycle[status][move] ?? null;
}

/** Whether an order has come to a status or beyond it on the way to its delivery. */
export function hasReached(status: OrderStatus, goal: OrderStatus): boolean {
  return status !== 'CANCELLED' && orderStatuses.indexOf(status) >= orderStatuses.indexOf(goal);
}

export function isFinal(status: OrderStatus): boolean {
  return Object.keys(lifecycle[status]).length === 0;
}
