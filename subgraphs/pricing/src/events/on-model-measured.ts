import type { EventHandler } from '@alexandrite/service-kit/events';
import { advanceQuotesOf } from '../commands/advance-quote.ts';
import type { QuoteDesk } from '../commands/quote-desk.ts';

/** Prices the quotes that waited for a model. */
export function onModelMeasured(desk: QuoteDesk): EventHandler<'model.measured.v1'> {
  return ({ payload: { modelId } }) => advanceQuotesOf(desk, modelId);
}
