import type { Identity } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';
import { moveOrder } from '../domain/timeline.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';

export interface CloseOrder {
  readonly orderId: string;
}

/** Says that an order has arrived: by its customer, or by a seller. */
export async function closeOrder(
  desk: OrderDesk,
  caller: Identity,
  { orderId }: CloseOrder,
): Promise<Outcome<Loaded<Order>, ChangeRefusal>> {
  return changeOrder(desk, {
    orderId,
    caller,
    action: 'CLOSE',
    decide: (order, cause) => moveOrder(order, 'closed', cause),
  });
}
