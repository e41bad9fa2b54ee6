import { isSignedIn, isStaff } from '@alexandrite/contracts/identity';
import { decodeCursor, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import { badInput, requireSignedIn } from '@alexandrite/service-kit/subgraph';
import { notificationSortKey } from '../store/notifications.ts';
import { orderSortKey } from '../store/order-list.ts';
import type { QueryResolvers } from './__generated__/types.ts';

/** Ids named in one filter. */
const mostIds = 100;

export const Query: QueryResolvers = {
  order: (_, { id }, { orderById }) => orderById.load(id),

  async orders(_, { filter, first, after }, { caller, desk, orderById }) {
    const { accountId } = requireSignedIn(caller);
    const size = pageSize(first, 20);
    if ((filter?.ids?.length ?? 0) > mostIds) throw badInput(`filter.ids names more than ${mostIds} orders`);
    const found = await desk.store.list(
      { ...filter, numberPrefix: filter?.number, customerId: isStaff(caller) ? null : accountId },
      size + 1,
      decodeCursor(after),
    );
    const views = found.map(({ state: order, revision }) => ({ order, revision }));
    for (const view of views) orderById.prime(view.order.id, view);
    return toConnection(views, size, ({ order }) => orderSortKey(order));
  },

  async notifications(_, { first, after }, { caller, desk }) {
    const { accountId } = requireSignedIn(caller);
    const size = pageSize(first, 20);
    const found = await desk.store.notifications.list(accountId, size + 1, decodeCursor(after));
    return toConnection(found, size, notificationSortKey);
  },

  notification: (_, { id }, { caller, desk }) =>
    isSignedIn(caller) ? desk.store.notifications.load(id, caller.accountId) : null,
};
