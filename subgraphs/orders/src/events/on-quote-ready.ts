import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceOrder } from '../commands/advance-order.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers a price and takes the orders that wait for it further. */
export function onQuoteReady(desk: OrderDesk): EventHandler<'quote.ready.v1'> {
  return async ({ payload, revision }) => {
    const known = { ...payload, taxRegion: payload.taxRegion ?? null, validUntil: new Date(payload.validUntil) };
    await desk.store.quotes.put({ ...known, failureCode: null, status: 'READY' }, revision);
    for (const orderId of await desk.store.idsWaitingForQuote(payload.quoteId)) await advanceOrder(desk, orderId);
  };
}
