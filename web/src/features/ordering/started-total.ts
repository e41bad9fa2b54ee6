import type { CheckoutUpdatedSubscription } from '../../gql/graphql.ts';
import type { StartedOrder } from './read-checkout.ts';

/** A started order with the prices that have come since: those of a later revision win. */
export function withLatestPrices(
  order: StartedOrder,
  latest: CheckoutUpdatedSubscription['orderUpdated'] | null,
): StartedOrder {
  if (!latest || latest.revision < order.revision) return order;
  const prices = new Map(latest.lines.map(({ id, price }) => [id, price]));
  return {
    ...order,
    revision: latest.revision,
    status: latest.status,
    total: latest.total,
    lines: order.lines.map((line) => ({ ...line, price: prices.get(line.id) ?? line.price })),
  };
}
