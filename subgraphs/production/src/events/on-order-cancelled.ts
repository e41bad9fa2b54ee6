import type { EventHandler } from '@alexandrite/service-kit/events';
import { callOffOrder } from '../commands/call-off-order.ts';
import type { ProductionDesk } from '../commands/production-desk.ts';

/** A cancelled order stops its work, or keeps it from beginning. */
export function onOrderCancelled(desk: ProductionDesk): EventHandler<'order.cancelled.v1'> {
  return async ({ id, payload: { orderId } }) => {
    await callOffOrder(desk, orderId, id);
  };
}
