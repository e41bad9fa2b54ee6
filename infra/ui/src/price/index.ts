export { Price } from './price.tsx';
export { formatMoney } from './format-money.ts';
export type { Amount } from './format-money.ts';
