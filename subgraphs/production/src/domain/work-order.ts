import type { SalesChannel, WorkOrderLine, WorkStage } from '@alexandrite/contracts/events';

export type { WorkOrderLine };

/** Somebody who makes, packs and ships; also a manager who does something to a work order. */
export interface Operator {
  /** Id of their account. */
  readonly id: string;
  readonly displayName: string;
}

/** Something that happened to a work order: how it stood afterwards. Entries are only ever added. */
export interface WorkOrderEntry {
  readonly stage: WorkStage;
  readonly cancelled: boolean;
  /** Who held it afterwards. */
  readonly operator: Operator | null;
  readonly at: Date;
  /** Who did it; null when the system did. */
  readonly by: Operator | null;
  /** Revision of the work order that it came with: what a subscriber saw at that revision ends here. */
  readonly revision: number;
}

/** What has to be made for one order. */
export interface WorkOrder {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly customerId: string;
  readonly channel: SalesChannel;
  readonly lines: readonly WorkOrderLine[];
  readonly stage: WorkStage;
  readonly dueAt: Date;
  /** Who holds it; null while it is queued. */
  readonly operator: Operator | null;
  readonly cancelled: boolean;
  readonly cancelledAt: Date | null;
  /** Number of the parcel; null until it is shipped. */
  readonly trackingNumber: string | null;
  readonly history: readonly WorkOrderEntry[];
}

/** What caused a change: who, when, in which revision of the work order it will be saved. */
export interface Cause {
  readonly by: Operator | null;
  readonly at: Date;
  readonly revision: number;
}

/** Whether nobody has taken it and somebody should. */
export function isWaiting({ stage, cancelled }: WorkOrder): boolean {
  return stage === 'QUEUED' && !cancelled;
}

/** The work order after a change of how it stands, with the entry that says so. */
export function changed(
  workOrder: WorkOrder,
  change: Partial<Pick<WorkOrder, 'stage' | 'operator' | 'cancelled' | 'cancelledAt' | 'trackingNumber'>>,
  { at, by, revision }: Cause,
): WorkOrder {
  const next = { ...workOrder, ...change };
  const { stage, cancelled, operator } = next;
  return { ...next, history: [...workOrder.history, { stage, cancelled, operator, at, by, revision }] };
}

/** What an approved order is made from. */
export type WorkOrderRequest = Pick<
  WorkOrder,
  'orderId' | 'orderNumber' | 'customerId' | 'channel' | 'lines' | 'dueAt'
>;

/** A work order as it comes into the queue. */
export function queueWorkOrder(request: WorkOrderRequest, at: Date): WorkOrder {
  const fresh: WorkOrder = {
    ...request,
    // The order's own id: however often an order is approved, there is one work order.
    id: request.orderId.replace(/^ord_/, 'wo_'),
    stage: 'QUEUED',
    operator: null,
    cancelled: false,
    cancelledAt: null,
    trackingNumber: null,
    history: [],
  };
  return changed(fresh, {}, { at, by: null, revision: 1 });
}

/**
 * The work order as it stood at an earlier revision. Subscribers are shown this, so that two quick changes are two
 * pushes and not one.
 */
export function asOfRevision(workOrder: WorkOrder, revision: number): WorkOrder {
  const history = workOrder.history.filter((entry) => entry.revision <= revision);
  const last = history.at(-1);
  if (!last || history.length === workOrder.history.length) return workOrder;
  const { stage, cancelled, operator } = last;
  return {
    ...workOrder,
    history,
    stage,
    cancelled,
    operator,
    cancelledAt: cancelled ? workOrder.cancelledAt : null,
    trackingNumber: stage === 'SHIPPED' ? workOrder.trackingNumber : null,
  };
}
