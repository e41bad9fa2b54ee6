import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceQuotesOf } from '../commands/advance-quote.ts';
import type { QuoteDesk } from '../commands/quote-desk.ts';

/** Tells those who wait for the price of a model that it cannot be read. */
export function onModelRejected(desk: QuoteDesk): EventHandler<'model.rejected.v1'> {
  return ({ payload: { modelId } }) => advanceQuotesOf(desk, modelId);
}
