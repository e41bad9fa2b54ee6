import { cache } from 'react';
import { AwaitingDecisionDocument, OrderDocument, OrdersDocument, type OrderQuery } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { apiFilter, type OrdersFilter } from './orders-filter.ts';
import { pageSize } from './page-size.ts';

/** An order with all that its page tells. */
export type Order = NonNullable<OrderQuery['order']>;

/** What the page of orders begins with: its first page, and which orders wait for a decision. */
export async function readOrders(filter: OrdersFilter) {
  const [list, awaiting] = await Promise.all([
    query(OrdersDocument, { filter: apiFilter(filter), first: pageSize }),
    query(AwaitingDecisionDocument, {}),
  ]);
  return { list: list.orders, awaiting: awaiting.orders };
}

/** An order; null when there is none. Asked once for a page and its metadata. */
export const readOrder = cache(async (id: string): Promise<Order | null> => (await query(OrderDocument, { id })).order);
