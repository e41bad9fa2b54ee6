import type { CheckoutUpdatedSubscription } from '../../gql/graphql.ts';
import type { StartedOrder } from './read-checkout.ts';

/** A started order with what has come of it since, prices first of all: a later revision wins. */
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
    allowedActions: latest.allowedActions,
    total: latest.total,
    lines: order.lines.map((line) => ({ ...line, price: prices.get(line.id) ?? line.price })),
  };
}
