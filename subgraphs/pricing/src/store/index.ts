export { openPricingStore, type PricingStore } from './pricing-store.ts';
