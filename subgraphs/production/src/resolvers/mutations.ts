import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { advanceWorkOrder } from '../commands/advance-work-order.ts';
import { assignWorkOrder } from '../commands/assign-work-order.ts';
import { takeNextWorkOrder } from '../commands/take-next-work-order.ts';
import { takeWorkOrder } from '../commands/take-work-order.ts';
import type { SubgraphContext } from '../context.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import type { MutationResolvers } from './__generated__/types.ts';
import { refusalTexts } from './texts.ts';
import { viewOf } from './work-order-view.ts';

export const Mutation: MutationResolvers = {
  takeNextWorkOrder: async (_, { input }, context) =>
    present('WorkOrderTaken', await takeNextWorkOrder(context.desk, context.caller, input), context),
  takeWorkOrder: async (_, { input }, context) =>
    present('WorkOrderTaken', await takeWorkOrder(context.desk, context.caller, input), context),
  assignWorkOrder: async (_, { input }, context) =>
    present('WorkOrderAssigned', await assignWorkOrder(context.desk, context.caller, input), context),
  advanceWorkOrder: async (_, { input }, context) =>
    present('WorkOrderAdvanced', await advanceWorkOrder(context.desk, context.caller, input), context),
};

/** A command's outcome as its GraphQL union shows it. */
function present<Success extends string, Refusal extends string>(
  success: Success,
  outcome: Outcome<Loaded<WorkOrder>, Refusal>,
  { caller, loaders }: SubgraphContext,
) {
  // What an earlier mutation of the same request read is out of date.
  loaders.workOrderById.clearAll();
  if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
  return { __typename: success, workOrder: viewOf(outcome.value) };
}
