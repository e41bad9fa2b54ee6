import type { Measurement } from '../domain/geometry/measurement.ts';
import type { Stone } from '../domain/price/rules/offer.ts';
import type { Quote } from '../domain/quote/quote.ts';

/** A quote as it is shown: its state and the revision that it is the state of. */
export interface QuoteView {
  readonly quote: Quote;
  readonly revision: number;
}

/** A measurement as it is shown: with the length of the file's unit, for viewers of the file. */
export interface GeometryView {
  readonly measurement: Measurement;
  readonly millimetresPerUnit: number;
}

/** Stones of a quote, by the rules that it was priced by. */
export interface QuotedStonesView {
  readonly stone: Stone;
  readonly count: number;
}
