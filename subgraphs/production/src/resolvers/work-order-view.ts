import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Connection } from '@alexandrite/service-kit/connections';
import type { WorkOrder } from '../domain/work-order.ts';

/** A work order as it is shown: its state and the revision that it is the state of. */
export interface WorkOrderView {
  readonly workOrder: WorkOrder;
  readonly revision: number;
}

/** A page of the queue; the whole is counted when somebody asks. */
export type QueuePage = Connection<WorkOrderView> & { readonly countAll: () => Promise<number> };

/** An order as other services know it: this one adds its work order. */
export interface OrderReference {
  readonly id: string;
}

export function viewOf({ state: workOrder, revision }: Loaded<WorkOrder>): WorkOrderView {
  return { workOrder, revision };
}
