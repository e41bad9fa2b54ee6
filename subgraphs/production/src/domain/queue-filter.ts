import type { WorkStage } from '@alexandrite/contracts/events';
import { isReleased, type QueuePlace } from './dispatch.ts';
import { type DeliveryRisk, riskOf } from './risk.ts';
import { openStages } from './stages.ts';
import type { WorkOrder } from './work-order.ts';

/** Which work orders a queue shows. What is left out, or null, does not matter. */
export interface QueueFilter {
  readonly stages?: readonly WorkStage[] | null | undefined;
  readonly mine?: boolean | null | undefined;
  readonly released?: boolean | null | undefined;
  readonly risks?: readonly DeliveryRisk[] | null | undefined;
}

/** Who looks at the queue, and when. */
export interface QueueMoment {
  readonly callerId: string;
  readonly now: Date;
  /** Place of the last that may be taken; null when all that wait may. */
  readonly lastReleased: QueuePlace | null;
}

/** How long a called-off work order that was in work stays in sight: its operator has to see that it stopped. */
const calledOffShownMs = 3 * 86_400_000;

/** What was called off before this moment has left the queue. */
export function calledOffSince(now: Date): Date {
  return new Date(now.getTime() - calledOffShownMs);
}

/** Whether a work order belongs in a queue. The store finds the same by `queueQuery`; a test holds them together. */
export function belongsInQueue(workOrder: WorkOrder, filter: QueueFilter, moment: QueueMoment): boolean {
  const { stage, dueAt, operator } = workOrder;
  return (
    isInSight(workOrder, moment.now) &&
    (filter.stages ?? openStages).includes(stage) &&
    agrees(filter.mine, operator?.id === moment.callerId) &&
    agrees(filter.released, isReleased(workOrder, moment.lastReleased)) &&
    (filter.risks?.includes(riskOf(dueAt, stage, moment.now)) ?? true)
  );
}

function isInSight({ stage, cancelled, cancelledAt }: WorkOrder, now: Date): boolean {
  if (!cancelled) return true;
  return stage !== 'QUEUED' && cancelledAt !== null && cancelledAt >= calledOffSince(now);
}

function agrees(wanted: boolean | null | undefined, fact: boolean): boolean {
  return typeof wanted !== 'boolean' || wanted === fact;
}
