import type { Order } from './order.ts';
import { totalOf } from './order-total.ts';
import { type ProductionLoad, readyDate } from './promises.ts';

/** When an open order will really be ready; null before a promise and once it is shipped. */
export function forecastAt(order: Order, load: ProductionLoad, now: Date): Date | null {
  const promise = order.promises.at(-1);
  if (!promise) return null;
  switch (order.status) {
    case 'INITIATED':
    case 'FILE_UPLOADED':
    case 'SUBMITTED':
    case 'SHIPPED':
    case 'CLOSED':
    case 'CANCELLED':
      return null;
    case 'PRICE_CALCULATED':
    case 'MANUFACTURING_APPROVED': {
      // Not yet begun: counted like the promise, from the same moment, with the load of today.
      const sum = totalOf(order.lines);
      const fresh = sum.kind === 'KNOWN' ? readyDate(sum.leadTimeDays, load, promise.madeAt) : promise.promisedAt;
      return latest(fresh, now);
    }
    case 'MANUFACTURING_STARTED':
    case 'MANUFACTURING_COMPLETED':
    case 'PACKAGING':
      return latest(promise.promisedAt, now);
  }
}

function latest(first: Date, second: Date): Date {
  return first.getTime() >= second.getTime() ? first : second;
}
