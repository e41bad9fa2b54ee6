import type { WorkOrderDetailFragment, WorkOrderRowFragment } from '../../gql/graphql.ts';

/** A work order as the queue shows it. */
export type QueuedWork = WorkOrderRowFragment;

/** A work order with all that its page tells. */
export type WorkOrder = WorkOrderDetailFragment;

/** Who looks at the queue. */
export interface Worker {
  readonly id: string;
  /** Makes pieces: takes work from the queue. */
  readonly mayTake: boolean;
  /** Decides who makes what. */
  readonly mayAssign: boolean;
}
