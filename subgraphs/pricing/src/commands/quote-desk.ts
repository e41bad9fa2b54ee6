import type { Clock } from '@alexandrite/service-kit/clock';
import type { QuoteTerms } from '../domain/quote/calculate-quote.ts';
import type { PricingStore } from '../store/index.ts';

/** What commands work with. */
export interface QuoteDesk {
  readonly store: PricingStore;
  readonly clock: Clock;
  readonly terms: QuoteTerms;
}
