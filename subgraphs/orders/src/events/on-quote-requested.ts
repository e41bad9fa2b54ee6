import type { EventHandler } from '@alexandrite/service-kit/events';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers a quote that was asked for, so that it can be ordered before its price is there. */
export function onQuoteRequested(desk: OrderDesk): EventHandler<'quote.requested.v1'> {
  return async ({ payload, revision }) => {
    const unknown = { price: null, validUntil: null, leadTimeDays: null, warnings: [], failureCode: null };
    await desk.store.quotes.put(
      { ...payload, taxRegion: payload.taxRegion ?? null, ...unknown, status: 'REQUESTED' },
      revision,
    );
  };
}
