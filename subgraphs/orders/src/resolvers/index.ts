import { dateTimeScalar } from '@alexandrite/service-kit/subgraph';
import { fillText } from '@alexandrite/service-kit/refusals';
import type { NotificationResolvers, Resolvers } from './__generated__/types.ts';
import { readNotification } from '../queries/list-notifications.ts';
import { Mutation } from './mutations.ts';
import * as orderTypes from './order.ts';
import { Query } from './queries.ts';
import { notificationTexts } from './texts.ts';

const Notification: NotificationResolvers = {
  __resolveReference: ({ id }, { caller, desk }) => readNotification(desk, caller, id),
  text: ({ status, orderNumber }, _, { caller }) =>
    fillText(notificationTexts[status]?.[caller.locale] ?? orderNumber, { number: orderNumber }),
  order: ({ orderId }, _, { orderById }) => orderById.load(orderId),
};

/** Subscriptions are answered by the gateway from queries; a subgraph only declares them. */
export const resolvers: Resolvers = { DateTime: dateTimeScalar, Query, Mutation, Notification, ...orderTypes };
