import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { callOff } from '../domain/decisions.ts';
import type { ProductionDesk } from './production-desk.ts';

/** Stops the work for an order that was cancelled, whether or not there is any yet. The same event changes nothing twice. */
export async function callOffOrder(desk: ProductionDesk, orderId: string, eventId: string): Promise<void> {
  const { store, clock } = desk;
  // Before the work order is looked for: see `queue-work-order.ts`.
  await store.calledOffOrders.add(orderId, clock());
  await retryLostRace(async () => {
    const [loaded] = await store.findByOrderIds([orderId]);
    if (!loaded) return;
    const next = callOff(loaded.state, { by: null, at: clock(), revision: loaded.revision + 1 });
    if (next !== loaded.state) await store.save(loaded, next, { handledEvent: eventId });
  });
}
