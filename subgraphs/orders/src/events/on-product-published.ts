import type { EventHandler } from '@alexandrite/service-kit/events';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers what a catalogue piece is called, what it costs and what it can be made in. */
export function onProductPublished(desk: OrderDesk): EventHandler<'product.published.v1'> {
  return async ({ payload: { productId, name, price, leadTimeDays, metals = null, sizes = null }, revision }) => {
    await desk.store.products.put({ productId, name, price, leadTimeDays, metals, sizes }, revision);
  };
}
