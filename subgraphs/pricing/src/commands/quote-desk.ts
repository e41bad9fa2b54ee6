import type { Clock } from '@alexandrite/service-kit/clock';
import type { QuoteHours } from '../domain/quote/calculate-quote.ts';
import type { PricingStore } from '../store/index.ts';

/** What commands work with. The rules and rates in force are the store's: `store.prices.inForce()`. */
export interface QuoteDesk {
  readonly store: PricingStore;
  readonly clock: Clock;
  readonly terms: QuoteHours;
  /** Whether customers and partners see how their price comes about, margin and rules included. Staff always do. */
  readonly showCost: boolean;
}
