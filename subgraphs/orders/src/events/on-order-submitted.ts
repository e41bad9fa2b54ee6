import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceOrder } from '../commands/advance-order.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Prices a submitted order as soon as every price is known, whatever process died after it was submitted. */
export function onOrderSubmitted(desk: OrderDesk): EventHandler<'order.submitted.v1'> {
  return async ({ payload }) => {
    await advanceOrder(desk, payload.orderId);
  };
}
