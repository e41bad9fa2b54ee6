import type { ProductionQueueQuery, QueueChangeKind } from '../../../gql/graphql.ts';
import type { QueuedWork } from '../work-order.ts';

/** The part of a queue that is shown: its first pages. */
export type QueueList = ProductionQueueQuery['productionQueue'];

export interface QueueChange {
  readonly kind: QueueChangeKind;
  readonly workOrder: QueuedWork;
}

/**
 * The list after a change that was pushed: due date first, as the API keeps it. What is older than what is shown
 * changes nothing; what belongs behind the pages that were read comes with them.
 */
export function applyChange(list: QueueList, { kind, workOrder }: QueueChange): QueueList {
  const shown = list.nodes.find(({ id }) => id === workOrder.id);
  if (shown && shown.revision > workOrder.revision) return list;
  if (kind === 'REMOVED') {
    return shown ? { ...list, nodes: list.nodes.filter(({ id }) => id !== workOrder.id) } : list;
  }
  if (shown) return { ...list, nodes: list.nodes.map((node) => (node.id === workOrder.id ? workOrder : node)) };
  const place = list.nodes.findIndex((node) => comesBefore(workOrder, node));
  if (place >= 0) return { ...list, nodes: list.nodes.toSpliced(place, 0, workOrder) };
  return list.pageInfo.hasNextPage ? list : { ...list, nodes: [...list.nodes, workOrder] };
}

/** The list with its next page; what was pushed into it meanwhile stays once. */
export function appendPage(list: QueueList, next: QueueList): QueueList {
  const known = new Set(list.nodes.map(({ id }) => id));
  return { ...next, nodes: [...list.nodes, ...next.nodes.filter(({ id }) => !known.has(id))] };
}

/** Due date first; the id where two are due at once, as the API does. */
function comesBefore(one: QueuedWork, other: QueuedWork): boolean {
  if (one.dueAt !== other.dueAt) return one.dueAt < other.dueAt;
  return one.id < other.id;
}

/**
 * Whether a change may have moved what is released: somebody took a piece that waited, or another came to wait.
 * @param before the work order as it was shown; undefined when it was not
 */
export function movesRelease(before: QueuedWork | undefined, after: QueuedWork): boolean {
  return isWaiting(after) || (before !== undefined && isWaiting(before)) || after.cancelled;
}

function isWaiting({ stage, cancelled }: QueuedWork): boolean {
  return stage === 'QUEUED' && !cancelled;
}
