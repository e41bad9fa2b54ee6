import type { OrderSummaryFragment } from '../../gql/graphql.ts';

/**
 * A list of orders, newest first, with one that was pushed: in its place when it is known, on top when it is new.
 * What is older than what is shown changes nothing.
 */
export function mergeOrder(
  orders: readonly OrderSummaryFragment[],
  pushed: OrderSummaryFragment,
): readonly OrderSummaryFragment[] {
  const shown = orders.find(({ id }) => id === pushed.id);
  if (!shown) return [pushed, ...orders];
  if (shown.revision > pushed.revision) return orders;
  return orders.map((order) => (order.id === pushed.id ? pushed : order));
}
