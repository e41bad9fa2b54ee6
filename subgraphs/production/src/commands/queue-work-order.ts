import { queueWorkOrder as queued, type WorkOrderRequest } from '../domain/work-order.ts';
import { callOffOrder } from './call-off-order.ts';
import type { ProductionDesk } from './production-desk.ts';

/** Brings an approved order into the queue, once however often it is asked to. */
export async function queueWorkOrder(desk: ProductionDesk, request: WorkOrderRequest, eventId: string): Promise<void> {
  const { store, clock } = desk;
  await store.insertOnce(queued(request, clock()), { handledEvent: eventId });
  // The cancellation may have come first. Looked for after the insert, as it is written down before the work order is
  // looked for: whichever way the two fall together, one of them sees the other.
  if (await store.calledOffOrders.has(request.orderId)) await callOffOrder(desk, request.orderId, eventId);
}
