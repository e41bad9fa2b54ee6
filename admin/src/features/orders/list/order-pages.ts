import type { OrderRowFragment, OrdersQuery } from '../../../gql/graphql.ts';
import { fits, type OrdersFilter } from './orders-filter.ts';

/** The part of the list that is shown: its first pages. */
export type OrderPages = OrdersQuery['orders'];

/**
 * The list, newest first, after an order was pushed: in its place when it is shown, where its age belongs when it is
 * new, gone when it no longer fits. What is older than what is shown changes nothing.
 */
export function mergeOrder(pages: OrderPages, pushed: OrderRowFragment, filter: OrdersFilter): OrderPages {
  const shown = pages.nodes.find(({ id }) => id === pushed.id);
  if (shown && shown.revision > pushed.revision) return pages;
  if (!fits(pushed, filter)) {
    return shown ? { ...pages, nodes: pages.nodes.filter(({ id }) => id !== pushed.id) } : pages;
  }
  if (shown) return { ...pages, nodes: pages.nodes.map((order) => (order.id === pushed.id ? pushed : order)) };
  const place = pages.nodes.findIndex((order) => order.createdAt <= pushed.createdAt);
  if (place >= 0) return { ...pages, nodes: pages.nodes.toSpliced(place, 0, pushed) };
  return pages.pageInfo.hasNextPage ? pages : { ...pages, nodes: [...pages.nodes, pushed] };
}

/** The list with its next page; what was pushed into it meanwhile stays once. */
export function appendPage(pages: OrderPages, next: OrderPages): OrderPages {
  const known = new Set(pages.nodes.map(({ id }) => id));
  return { ...next, nodes: [...pages.nodes, ...next.nodes.filter(({ id }) => !known.has(id))] };
}
