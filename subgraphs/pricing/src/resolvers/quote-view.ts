import type { Quote } from '../domain/quote/quote.ts';

/** A quote as it is shown: its state and the revision that it is the state of. */
export interface QuoteView {
  readonly quote: Quote;
  readonly revision: number;
}
