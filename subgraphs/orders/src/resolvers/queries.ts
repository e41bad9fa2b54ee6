import { listNotifications, readNotification } from '../queries/list-notifications.ts';
import { listOrders } from '../queries/list-orders.ts';
import type { QueryResolvers } from './__generated__/types.ts';

export const Query: QueryResolvers = {
  order: (_, { id }, { orderById }) => orderById.load(id),

  async orders(_, { filter, first, after }, { caller, desk, orderById }) {
    const page = await listOrders(desk, caller, { filter: { ...filter, numberPrefix: filter?.number }, first, after });
    const nodes = page.nodes.map(({ state: order, revision }) => ({ order, revision }));
    for (const view of nodes) orderById.prime(view.order.id, view);
    const edges = page.edges.map(({ cursor, node: { state: order, revision } }) => ({
      cursor,
      node: { order, revision },
    }));
    return { ...page, nodes, edges };
  },

  notifications: (_, request, { caller, desk }) =>
    listNotifications(desk, caller, { first: request.first, after: request.after }),

  notification: (_, { id }, { caller, desk }) => readNotification(desk, caller, id),
};
