import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceOrder } from '../commands/advance-order.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers that a model could be read and takes the orders that wait for it further. */
export function onModelReady(desk: OrderDesk): EventHandler<'model.ready.v1'> {
  return async ({ payload: { modelId }, revision }) => {
    await desk.store.models.put({ modelId, readable: true, problemCode: null }, revision);
    for (const orderId of await desk.store.idsWaitingForModel(modelId)) await advanceOrder(desk, orderId);
  };
}
