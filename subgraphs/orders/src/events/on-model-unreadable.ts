import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceOrder } from '../commands/advance-order.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers that a model cannot be read and tells the orders that wait for it. */
export function onModelUnreadable(desk: OrderDesk): EventHandler<'model.unreadable.v1'> {
  return async ({ payload: { modelId, code }, revision }) => {
    await desk.store.models.put({ modelId, readable: false, problemCode: code }, revision);
    for (const orderId of await desk.store.idsWaitingForModel(modelId)) await advanceOrder(desk, orderId);
  };
}
