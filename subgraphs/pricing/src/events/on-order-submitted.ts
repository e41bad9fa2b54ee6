import type { EventHandler } from '@alexandrite/service-kit/events';
import type { QuoteDesk } from '../commands/quote-desk.ts';
import { repriceExpired } from '../commands/reprice-expired.ts';

/** Prices anew what was ordered at a price whose time is over. */
export function onOrderSubmitted(desk: QuoteDesk): EventHandler<'order.submitted.v1'> {
  return async ({ payload: { quoteIds } }) => {
    for (const quoteId of quoteIds) await repriceExpired(desk, quoteId);
  };
}
