export { openPricingStore, type PricingStore } from './pricing-store.ts';
export { parkedSortKey } from './measured-models.ts';
export type { PriceVersions } from './price-versions.ts';
