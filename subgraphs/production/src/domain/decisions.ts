import { type Refused, type RefusalFields, refuse } from '@alexandrite/contracts/outcome';
import { isReleased, type QueuePlace } from './dispatch.ts';
import { mayFollow, type StageTarget } from './stages.ts';
import { type Cause, changed, isWaiting, type Operator, type WorkOrder } from './work-order.ts';

/** Why a work order cannot be had or moved so. Each has its text in `resolvers/texts.ts`. */
export const workRefusalCodes = [
  'ALREADY_TAKEN',
  'NOT_RELEASED',
  'NOT_YOURS',
  'WRONG_STAGE',
  'ORDER_CANCELLED',
  'HAS_WORK',
] as const;
export type WorkRefusalCode = (typeof workRefusalCodes)[number];
type WorkRefusal = Refused<'WorkOrderRefused'>;

export function workOrderRefused(workOrder: WorkOrder, code: WorkRefusalCode, fields: RefusalFields = {}): WorkRefusal {
  return refuse('WorkOrderRefused', code, { ...fields, workOrderId: workOrder.id, orderNumber: workOrder.orderNumber });
}

/** The work order in the hands of an operator who begins with it. */
export function startWork(workOrder: WorkOrder, operator: Operator, cause: Cause): WorkOrder {
  return changed(workOrder, { stage: 'STARTED', operator }, cause);
}

/**
 * An operator takes a work order of their choice.
 * @param inWork what they have in work already
 * @param lastReleased place of the last that may be taken; null when all may
 */
export function takeByChoice(
  workOrder: WorkOrder,
  operator: Operator,
  { inWork, lastReleased }: { readonly inWork: WorkOrder | null; readonly lastReleased: QueuePlace | null },
  cause: Cause,
): WorkOrder | WorkRefusal {
  if (workOrder.cancelled) return workOrderRefused(workOrder, 'ORDER_CANCELLED');
  if (!isWaiting(workOrder)) return workOrderRefused(workOrder, 'ALREADY_TAKEN');
  if (inWork) return workOrderRefused(workOrder, 'HAS_WORK', { inWork: inWork.orderNumber });
  if (!isReleased(workOrder, lastReleased)) return workOrderRefused(workOrder, 'NOT_RELEASED');
  return startWork(workOrder, operator, cause);
}

/**
 * A manager gives a work order to an operator, whoever holds it now. Unchanged when that operator has it already.
 * @param inWork what the operator has in work already: nobody works at two pieces at once
 */
export function giveToOperator(
  workOrder: WorkOrder,
  operator: Operator,
  inWork: WorkOrder | null,
  cause: Cause,
): WorkOrder | WorkRefusal {
  if (workOrder.cancelled) return workOrderRefused(workOrder, 'ORDER_CANCELLED');
  if (workOrder.stage === 'SHIPPED') return workOrderRefused(workOrder, 'WRONG_STAGE');
  if (workOrder.operator?.id === operator.id) return workOrder;
  if (workOrder.stage === 'QUEUED' || workOrder.stage === 'STARTED') {
    return inWork
      ? workOrderRefused(workOrder, 'HAS_WORK', { inWork: inWork.orderNumber })
      : startWork(workOrder, operator, cause);
  }
  return changed(workOrder, { operator }, cause);
}

/** The work order in its place in the queue again: who worked at it makes no more pieces. */
export function backToQueue(workOrder: WorkOrder, cause: Cause): WorkOrder {
  return changed(workOrder, { stage: 'QUEUED', operator: null }, cause);
}

/**
 * Moves a work order to its next stage.
 * @param trackingNumber number of the parcel, for SHIPPED
 */
export function advance(
  workOrder: WorkOrder,
  to: StageTarget,
  trackingNumber: string | null,
  cause: Cause,
): WorkOrder | WorkRefusal {
  if (workOrder.cancelled) return workOrderRefused(workOrder, 'ORDER_CANCELLED');
  if (!mayFollow(workOrder.stage, to)) return workOrderRefused(workOrder, 'WRONG_STAGE');
  return changed(workOrder, { stage: to, trackingNumber }, cause);
}

/** The work order of an order that was called off. Unchanged when it was before, or when the parcel is on its way. */
export function callOff(workOrder: WorkOrder, cause: Cause): WorkOrder {
  if (workOrder.cancelled || workOrder.stage === 'SHIPPED') return workOrder;
  return changed(workOrder, { cancelled: true, cancelledAt: cause.at }, cause);
}
