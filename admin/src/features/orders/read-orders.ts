import { earliest } from '@alexandrite/graphql-client/position';
import { cache } from 'react';
import { AwaitingDecisionDocument, OrderDocument, OrdersDocument, type OrderQuery } from '../../gql/graphql.ts';
import { query, queryAt } from '../../lib/graph/server.ts';
import { apiFilter, type OrdersFilter } from './list/orders-filter.ts';
import { pageSize } from './list/page-size.ts';

/** An order with all that its page tells. */
export type Order = NonNullable<OrderQuery['order']>;

/** What the page of orders begins with: its first page, which orders wait for a decision, and when that was so. */
export async function readOrders(filter: OrdersFilter) {
  const [list, awaiting] = await Promise.all([
    queryAt(OrdersDocument, { filter: apiFilter(filter), first: pageSize }),
    queryAt(AwaitingDecisionDocument, {}),
  ]);
  const position = earliest(list.position, awaiting.position);
  return { list: list.result.orders, awaiting: awaiting.result.orders, position };
}

/** An order; null when there is none. Asked once for a page and its metadata. */
export const readOrder = cache(async (id: string): Promise<Order | null> => (await query(OrderDocument, { id })).order);
