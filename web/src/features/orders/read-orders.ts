import { cache } from 'react';
import { OrderDocument, OrdersDocument, type OrderQuery } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** An order with all that its page tells. */
export type Order = NonNullable<OrderQuery['order']>;

/** The visitor's own orders, newest first. */
export async function readOrders() {
  return (await query(OrdersDocument, { first: pageSize })).orders;
}

/** An order of the visitor's own; null when there is none. Asked once for a page and its metadata. */
export const readOrder = cache(async (id: string): Promise<Order | null> => (await query(OrderDocument, { id })).order);
