import type { EventHandler } from '@alexandrite/service-kit/events';
import type { ProductionDesk } from '../commands/production-desk.ts';
import { queueWorkOrder } from '../commands/queue-work-order.ts';

/** An approved order comes into the queue. */
export function onOrderApproved(desk: ProductionDesk): EventHandler<'order.approved.v1'> {
  return async ({ id, payload }) => {
    await queueWorkOrder(desk, { ...payload, dueAt: new Date(payload.dueAt) }, id);
  };
}
