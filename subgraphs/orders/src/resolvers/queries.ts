import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';
import { listNotifications, readNotification } from '../queries/list-notifications.ts';
import { listOrders } from '../queries/list-orders.ts';
import { viewAsOf } from './order-loader.ts';
import type { OrderView } from './order-view.ts';
import type { QueryResolvers } from './__generated__/types.ts';

export const Query: QueryResolvers = {
  order: (_, { id }, { orderById }) => orderById.load(id),

  async orders(_, { filter, first, after }, { caller, desk, asOf, orderById }) {
    const page = await listOrders(desk, caller, { filter: { ...filter, numberPrefix: filter?.number }, first, after });
    const show = ({ state: order, revision }: Loaded<Order>): OrderView => viewAsOf({ order, revision }, asOf);
    const nodes = page.nodes.map(show);
    for (const view of nodes) orderById.prime(view.order.id, view);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: show(node) }));
    return { ...page, nodes, edges };
  },

  notifications: (_, request, { caller, desk }) =>
    listNotifications(desk, caller, { first: request.first, after: request.after }),

  notification: (_, { id }, { caller, desk }) => readNotification(desk, caller, id),
};
