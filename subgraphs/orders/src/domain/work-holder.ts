import type { Order } from './order.ts';

/** What production says of who holds a work order. */
export interface Holding {
  readonly operatorId: string;
  /** Revision of the work order. */
  readonly workRevision: number;
}

/** The order with who holds its work order; unchanged when something newer is known. */
export function heldBy(order: Order, { operatorId, workRevision }: Holding): Order {
  if (order.holder && order.holder.revision >= workRevision) return order;
  return { ...order, holder: { accountId: operatorId, revision: workRevision } };
}
