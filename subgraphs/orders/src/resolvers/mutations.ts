import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { approveOrder } from '../commands/approve-order.ts';
import { cancelOrder } from '../commands/cancel-order.ts';
import { closeOrder } from '../commands/close-order.ts';
import { rejectOrder } from '../commands/reject-order.ts';
import { startOrder } from '../commands/start-order.ts';
import { submitOrder } from '../commands/submit-order.ts';
import type { SubgraphContext } from '../context.ts';
import type { Order } from '../domain/order.ts';
import type { MutationResolvers } from './__generated__/types.ts';
import type { OrderView } from './order-view.ts';
import { refusalTexts } from './texts.ts';

export const Mutation: MutationResolvers = {
  startOrder: async (_, { input }, context) =>
    present('OrderStarted', await startOrder(context.desk, context.caller, input), context),
  submitOrder: async (_, { input }, context) =>
    present('OrderSubmitted', await submitOrder(context.desk, context.caller, input), context),
  approveOrder: async (_, { input }, context) =>
    present('OrderApproved', await approveOrder(context.desk, context.caller, input), context),
  rejectOrder: async (_, { input }, context) =>
    present('OrderRejected', await rejectOrder(context.desk, context.caller, input), context),
  cancelOrder: async (_, { input }, context) =>
    present('OrderCancelled', await cancelOrder(context.desk, context.caller, input), context),
  closeOrder: async (_, { input }, context) =>
    present('OrderClosed', await closeOrder(context.desk, context.caller, input), context),
};

/** A command's outcome as its GraphQL union shows it. */
function present<Success extends string, Refusal extends string>(
  success: Success,
  outcome: Outcome<Loaded<Order>, Refusal>,
  { caller }: SubgraphContext,
) {
  if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
  const order: OrderView = { order: outcome.value.state, revision: outcome.value.revision };
  return { __typename: success, order };
}
