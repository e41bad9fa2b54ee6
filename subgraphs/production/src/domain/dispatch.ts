import { isWaiting, type WorkOrder } from './work-order.ts';

/** A place in the queue: due date first, the id where two are due at once. */
export type QueuePlace = Pick<WorkOrder, 'dueAt' | 'id'>;

/**
 * How many of the waiting work orders may be taken: those due first. Two for every operator leave a choice; few enough
 * that nobody can pick the easy one and leave the old one behind.
 * @param least how many at least, however few operators there are
 */
export function releaseSize(operators: number, least: number): number {
  return Math.max(least, 2 * operators);
}

/** Negative when the first comes before the second in the queue. */
export function comparePlaces(first: QueuePlace, second: QueuePlace): number {
  const byDueDate = first.dueAt.getTime() - second.dueAt.getTime();
  if (byDueDate !== 0) return byDueDate;
  return first.id < second.id ? -1 : Number(first.id > second.id);
}

/**
 * Whether a work order may be taken now.
 * @param lastReleased place of the last that may; null when all that wait may
 */
export function isReleased(workOrder: WorkOrder, lastReleased: QueuePlace | null): boolean {
  return isWaiting(workOrder) && (lastReleased === null || comparePlaces(workOrder, lastReleased) <= 0);
}
