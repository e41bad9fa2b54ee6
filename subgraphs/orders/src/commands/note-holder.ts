import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { OutOfOrderError } from '@alexandrite/service-kit/events';
import { type Holding, heldBy } from '../domain/work-holder.ts';
import type { OrderDesk } from './order-desk.ts';

/**
 * Notes that another operator holds an order's work order: who packs it reads the address, and who did so before no
 * longer. @throws OutOfOrderError when the order is not here yet: the event is tried again.
 */
export async function noteHolder(
  desk: OrderDesk,
  { orderId, eventId, ...holding }: Holding & { readonly orderId: string; readonly eventId: string },
): Promise<void> {
  await retryLostRace(async () => {
    const loaded = await desk.store.orders.load(orderId);
    if (!loaded) throw new OutOfOrderError(`${orderId} is not here yet`);
    const next = heldBy(loaded.state, holding);
    if (next === loaded.state || loaded.handledEvents.includes(eventId)) return;
    await desk.store.orders.save(loaded, next, { handledEvent: eventId });
  });
}
