import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceOrder } from '../commands/advance-order.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers that a quote came to nothing and tells the orders that wait for it. */
export function onQuoteFailed(desk: OrderDesk): EventHandler<'quote.failed.v1'> {
  return async ({ payload, revision }) => {
    const { code: failureCode, ...quote } = payload;
    const [known] = await desk.store.quotes.find([quote.quoteId]);
    const { quantity = 1, title = { ru: '', en: '' }, taxRegion = null } = known ?? {};
    const facts = { quantity, title, taxRegion, warnings: [] };
    const unknown = { price: null, validUntil: null, leadTimeDays: null };
    await desk.store.quotes.put({ ...quote, ...facts, ...unknown, failureCode, status: 'FAILED' }, revision);
    for (const orderId of await desk.store.idsWaitingForQuote(quote.quoteId)) await advanceOrder(desk, orderId);
  };
}
