import { isStaff } from '@alexandrite/contracts/identity';
import { isReleased } from '../domain/dispatch.ts';
import { allowedTargets, maySeeOperators, maySeeParcel } from '../domain/permissions.ts';
import { riskOf } from '../domain/risk.ts';
import { isWaiting } from '../domain/work-order.ts';
import type {
  OperatorResolvers,
  OrderResolvers,
  WorkOrderConnectionResolvers,
  WorkOrderEventResolvers,
  WorkOrderLineResolvers,
  WorkOrderRefusedResolvers,
  WorkOrderResolvers,
} from './__generated__/types.ts';

/** A customer sees what is made for them and when it is due; who makes it, and how, is the workshop's own. */
export const WorkOrder: WorkOrderResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.workOrderById.load(id),
  id: ({ workOrder }) => workOrder.id,
  order: ({ workOrder }) => ({ id: workOrder.orderId }),
  orderNumber: ({ workOrder }) => workOrder.orderNumber,
  lines: ({ workOrder }) => workOrder.lines,
  stage: ({ workOrder }) => workOrder.stage,
  dueAt: ({ workOrder }) => workOrder.dueAt,
  operator: ({ workOrder }, _, { caller }) => (maySeeOperators(caller) ? workOrder.operator : null),
  risk: ({ workOrder: { dueAt, stage } }, _, { desk }) => riskOf(dueAt, stage, desk.clock()),
  released: async ({ workOrder }, _, { caller, releaseProbe }) =>
    isStaff(caller) && isWaiting(workOrder) && isReleased(workOrder, await releaseProbe()),
  cancelled: ({ workOrder }) => workOrder.cancelled,
  trackingNumber: ({ workOrder }, _, { caller }) => (maySeeParcel(workOrder, caller) ? workOrder.trackingNumber : null),
  revision: ({ revision }) => revision,
  history: ({ workOrder }, _, { caller }) => (maySeeOperators(caller) ? workOrder.history : []),
  allowedTargets: ({ workOrder }, _, { caller }) => allowedTargets(workOrder, caller),
};

export const WorkOrderConnection: WorkOrderConnectionResolvers = {
  totalCount: ({ countAll }) => countAll(),
};

export const WorkOrderLine: WorkOrderLineResolvers = {
  title: ({ title }, _, { caller }) => title[caller.locale],
  metal: ({ metal }) => metal ?? null,
  size: ({ size }) => size ?? null,
  product: ({ productId }) => (productId === null ? null : { __typename: 'Product', id: productId }),
  quote: ({ quoteId }) => (quoteId === null ? null : { __typename: 'Quote', id: quoteId }),
  model: ({ modelId }) => (modelId === null ? null : { __typename: 'Model', id: modelId }),
};

export const WorkOrderEvent: WorkOrderEventResolvers = {
  operator: ({ by }) => by,
};

export const Operator: OperatorResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.operatorById.load(id),
  workload: ({ id }, _, { loaders }) => loaders.workloadById.load(id),
};

export const Order: OrderResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  workOrder: ({ id }, _, { loaders }) => loaders.workOrderByOrderId.load(id),
};

export const WorkOrderRefused: WorkOrderRefusedResolvers = {
  async workOrder({ code, workOrderId }, _, { loaders }) {
    const view = typeof workOrderId === 'string' ? await loaders.workOrderById.load(workOrderId) : null;
    if (!view) throw new Error(`${code} was refused without its work order`);
    return view;
  },
};
