import { cache } from 'react';
import { OrderDocument, OrdersDocument, type OrderQuery } from '../../gql/graphql.ts';
import { query, queryAt } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** An order with all that its page tells. */
export type Order = NonNullable<OrderQuery['order']>;

/** The visitor's own orders, newest first, and where the order of changes stood when they were read. */
export async function readOrders() {
  const { result, position } = await queryAt(OrdersDocument, { first: pageSize });
  return { firstPage: result.orders, position };
}

/** An order of the visitor's own; null when there is none. Asked once for a page and its metadata. */
export const readOrder = cache(async (id: string): Promise<Order | null> => (await query(OrderDocument, { id })).order);
