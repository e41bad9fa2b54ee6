import type { EventHandler } from '@alexandrite/service-kit/events';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers what a catalogue piece is called and costs. */
export function onProductPublished(desk: OrderDesk): EventHandler<'product.published.v1'> {
  return async ({ payload: { productId, name, price, leadTimeDays }, revision }) => {
    await desk.store.products.put({ productId, name, price, leadTimeDays }, revision);
  };
}
