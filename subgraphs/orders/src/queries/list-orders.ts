import { textBounds } from '@alexandrite/contracts/bounds/texts';
import type { Identity } from '@alexandrite/contracts/identity';
import { mayReadAll } from '@alexandrite/contracts/personal-data/may-read';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import { type Connection, decodeCursor, momentKey, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import { badInput, requireSignedIn } from '@alexandrite/service-kit/subgraph';
import type { OrderDesk } from '../commands/order-desk.ts';
import type { Order } from '../domain/order.ts';
import { type OrderListFilter, orderSortKey } from '../store/index.ts';

/** Ids named in one filter. */
const mostIds = textBounds.filterIds.limit;

interface OrderListRequest {
  readonly filter: Omit<OrderListFilter, 'customerId'>;
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
}

/** Orders, newest first: everybody's for those who look after orders, the caller's own for others. @throws GraphQLError for a visitor. */
export async function listOrders(
  { store }: OrderDesk,
  caller: Identity,
  { filter, first, after }: OrderListRequest,
): Promise<Connection<Loaded<Order>>> {
  const { accountId } = requireSignedIn(caller);
  const size = pageSize(first, 20);
  if ((filter.ids?.length ?? 0) > mostIds) throw badInput(`filter.ids names more than ${mostIds} orders`);
  const customerId = mayReadAll('Query.orders', caller) ? null : accountId;
  const found = await store.list({ ...filter, customerId }, size + 1, decodeCursor(after, momentKey));
  return toConnection(found, size, ({ state }) => orderSortKey(state));
}
