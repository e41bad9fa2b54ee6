import type { EventHandler } from '@alexandrite/service-kit/events';
import { counter } from '@alexandrite/service-kit/metrics';
import { advanceOrder } from '../commands/advance-order.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Statuses that the customer brought about a moment ago: no news to them. */
const ownDoing = ['INITIATED', 'FILE_UPLOADED'];

const reached = counter('orders_reached_total', 'Orders that came to a status.', ['status']);

/** Takes the order further, whatever process died after its last step, and tells the customer. */
export function onOrderStatusChanged(desk: OrderDesk): EventHandler<'order.status-changed.v1'> {
  return async ({ id, payload, occurredAt }) => {
    await advanceOrder(desk, payload.orderId);
    reached.inc({ status: payload.to });
    if (ownDoing.includes(payload.to)) return;
    await desk.store.notifications.add({
      // The event's own id: however often the event comes, the notification is one.
      id: id.replace(/^evt_/, 'ntf_'),
      accountId: payload.customerId,
      orderId: payload.orderId,
      orderNumber: payload.orderNumber,
      status: payload.to,
      at: new Date(occurredAt),
    });
  };
}
