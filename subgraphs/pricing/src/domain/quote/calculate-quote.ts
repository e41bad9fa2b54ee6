import { scaleMeasurement } from '../geometry/measurement.ts';
import { pricePiece } from '../price/price-piece.ts';
import type { PriceRefusal } from '../price/price-refusal.ts';
import type { PriceList } from '../price/rules/price-rules.ts';
import type { MeasuredModel } from './measured-model.ts';
import { type Quote, type QuoteFailure, unitToUse } from './quote.ts';

/** For how long quotes are made, and waited for. */
export interface QuoteHours {
  /** Hours a price holds. */
  readonly validHours: number;
  /** Hours that a model is waited for: as long as its upload address works, and a little. */
  readonly modelWaitHours: number;
}

/** How quotes are made at a moment. */
export interface QuoteTerms extends QuoteHours {
  /** The rules and rates in force. */
  readonly list: PriceList;
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
  if (!model.measurement) return quote;
  const unit = unitToUse(quote, model.measurement.fileUnit);
  return priced({ ...quote, unit, measurement: scaleMeasurement(model.measurement, unit) }, terms, now);
}

/** The same piece at the rules and rates in force, for as long again. */
export function repriceQuote(quote: Quote, terms: QuoteTerms, now: Date): Quote {
  if (!quote.measurement || !quote.price) return quote;
  return priced({ ...quote, repriced: { at: now, previous: quote.price } }, terms, now);
}

function priced(quote: Quote, { list, validHours }: QuoteTerms, now: Date): Quote {
  const { measurement } = quote;
  if (!measurement) return quote;
  const result = pricePiece({ ...quote, measurement }, list);
  const { rulesVersion, ratesVersion } = list;
  const looked = { ...quote, problems: result.problems };
  // A quote that is refused by newer rules still names things by the rules it was asked for under.
  if (!result.ok) return failed(looked, failureOf(result.refusal));
  return {
    ...looked,
    rulesVersion,
    ratesVersion,
    state: 'READY',
    progress: 1,
    price: result.price,
    validUntil: later(now, validHours),
    failure: null,
  };
}

/** Choices were checked when the quote was asked for: what is not to be had now was taken off the list since. */
function failureOf({ code }: PriceRefusal): QuoteFailure {
  const byTheModel = code === 'MODEL_HAS_PROBLEMS' || code === 'STONES_DO_NOT_FIT' || code === 'PRICE_TOO_LARGE';
  return byTheModel ? code : 'NO_LONGER_OFFERED';
}

function failed(quote: Quote, failure: QuoteFailure): Quote {
  return { ...quote, state: 'FAILED', progress: 1, failure, price: null, validUntil: null };
}
