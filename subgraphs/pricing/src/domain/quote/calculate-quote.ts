import { scaleMeasurement } from '../geometry/measurement.ts';
import { pricePiece } from '../price/price-piece.ts';
import type { PriceRules } from '../price/price-rules.ts';
import type { MeasuredModel } from './measured-model.ts';
import type { Quote } from './quote.ts';

/** How quotes are made. */
export interface QuoteTerms {
  readonly rules: PriceRules;
  /** Hours a price holds. */
  readonly validHours: number;
  /** Hours that a model is waited for: as long as its upload address works, and a little. */
  readonly modelWaitHours: number;
}

const hourMs = 3_600_000;
const later = (moment: Date, hours: number): Date => new Date(moment.getTime() + hours * hourMs);

/**
 * Takes a quote as far as it goes with what is known of its model: priced, failed, or unchanged while the model is
 * awaited or measured. Unchanged quotes are the same object.
 * @param model null while pricing has not heard of it
 */
export function calculateQuote(quote: Quote, model: MeasuredModel | null, terms: QuoteTerms, now: Date): Quote {
  if (quote.state === 'READY' || quote.state === 'FAILED') return quote;
  if (model === null) {
    return now > later(quote.requestedAt, terms.modelWaitHours) ? failed(quote, 'MODEL_NOT_FOUND') : quote;
  }
  // Somebody else's model looks like one that does not exist.
  if (model.ownerId !== quote.ownerId) return failed(quote, 'MODEL_NOT_FOUND');
  if (model.state === 'REJECTED') {
    return { ...failed(quote, 'MODEL_HAS_PROBLEMS'), problems: model.problem ? [model.problem] : [] };
  }
  return model.measurement
    ? priced({ ...quote, measurement: scaleMeasurement(model.measurement, quote.unit) }, terms, now)
    : quote;
}

/** The same piece at today's rules, for as long again. */
export function repriceQuote(quote: Quote, terms: QuoteTerms, now: Date): Quote {
  return quote.measurement ? priced(quote, terms, now) : quote;
}

function priced(quote: Quote, { rules, validHours }: QuoteTerms, now: Date): Quote {
  if (!quote.measurement) return quote;
  const { measurement, materialId, finishId, quantity } = quote;
  const result = pricePiece({ measurement, materialId, finishId, quantity }, rules);
  const measured = { ...quote, problems: measurement.problems };
  if (result.ok) {
    return {
      ...measured,
      state: 'READY',
      progress: 1,
      price: result.price,
      validUntil: later(now, validHours),
      failure: null,
    };
  }
  return failed(measured, result.refusal.code === 'PRICE_TOO_LARGE' ? 'PRICE_TOO_LARGE' : 'MODEL_HAS_PROBLEMS');
}

function failed(quote: Quote, failure: NonNullable<Quote['failure']>): Quote {
  return { ...quote, state: 'FAILED', progress: 1, failure, price: null, validUntil: null };
}
