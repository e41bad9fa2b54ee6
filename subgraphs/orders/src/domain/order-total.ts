import { addMoney, isTellable, type Money } from '@alexandrite/contracts/money';
import type { OrderLine } from './order.ts';

/** What is known of the prices of an order's lines together. */
export type OrderTotal =
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'TOO_LARGE' }
  | { readonly kind: 'KNOWN'; readonly total: Money; readonly leadTimeDays: number };

/** Adds the lines up: unknown while any price is; the slowest line decides the lead time. */
export function totalOf(lines: readonly OrderLine[]): OrderTotal {
  const prices: Money[] = [];
  let leadTimeDays = 0;
  for (const line of lines) {
    if (line.price === null || line.leadTimeDays === null) return { kind: 'UNKNOWN' };
    prices.push(line.price);
    leadTimeDays = Math.max(leadTimeDays, line.leadTimeDays);
  }
  const [first, ...rest] = prices;
  if (!first) return { kind: 'UNKNOWN' };
  const total = addMoney(first, ...rest);
  return isTellable(total) ? { kind: 'KNOWN', total, leadTimeDays } : { kind: 'TOO_LARGE' };
}
