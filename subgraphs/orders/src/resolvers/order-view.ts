import type { Order } from '../domain/order.ts';

/** An order as it is shown: its state and the revision that it is the state of. */
export interface OrderView {
  readonly order: Order;
  readonly revision: number;
}
