import type { MomentKey, SortKey } from '@alexandrite/service-kit/connections';
import type { QueuePlace } from '../domain/dispatch.ts';
import { calledOffSince, type QueueFilter, type QueueMoment } from '../domain/queue-filter.ts';
import { type DeliveryRisk, dueRangeOf } from '../domain/risk.ts';
import { openStages } from '../domain/stages.ts';

type Condition = Record<string, unknown>;

export const dueFirst = { dueAt: 1, _id: 1 } as const;

/** What waits for somebody to take it. */
export const waiting = { stage: 'QUEUED', cancelled: false } as const;

/** What a cursor of the queue holds: the place of its work order. */
export function placeKey({ dueAt, id }: QueuePlace): SortKey {
  return [dueAt.toISOString(), id];
}

/** The MongoDB filter of a queue: the same that `belongsInQueue` decides of one work order. */
export function queueQuery(filter: QueueFilter, moment: QueueMoment): Condition {
  const conditions: Condition[] = [
    { stage: { $in: filter.stages ?? openStages } },
    {
      $or: [
        { cancelled: false },
        { stage: { $ne: 'QUEUED' }, cancelled: true, cancelledAt: { $gte: calledOffSince(moment.now) } },
      ],
    },
  ];
  if (typeof filter.mine === 'boolean') {
    conditions.push({ 'operator.id': filter.mine ? moment.callerId : { $ne: moment.callerId } });
  }
  if (typeof filter.released === 'boolean') {
    const released = releasedCondition(moment.lastReleased);
    conditions.push(filter.released ? released : { $nor: [released] });
  }
  if (filter.risks) conditions.push(anyOf(filter.risks.map((risk) => riskCondition(risk, moment.now))));
  return { $and: conditions };
}

/** The same, from behind a cursor on. */
export function behind(query: Condition, after: MomentKey | null): Condition {
  if (!after) return query;
  const [dueAt, id] = after;
  // The first condition says no more than the second; it is the one that an index can use.
  return {
    $and: [query, { dueAt: { $gte: dueAt } }, { $or: [{ dueAt: { $gt: dueAt } }, { dueAt, _id: { $gt: id } }] }],
  };
}

function releasedCondition(last: QueuePlace | null): Condition {
  if (!last) return waiting;
  return { ...waiting, $or: [{ dueAt: { $lt: last.dueAt } }, { dueAt: last.dueAt, _id: { $lte: last.id } }] };
}

function riskCondition(risk: DeliveryRisk, now: Date): Condition {
  const { after, until } = dueRangeOf(risk, now);
  const due = { ...(after ? { $gt: after } : {}), ...(until ? { $lte: until } : {}) };
  const unshipped = { stage: { $ne: 'SHIPPED' }, dueAt: due };
  return risk === 'ON_TRACK' ? { $or: [unshipped, { stage: 'SHIPPED' }] } : unshipped;
}

/** MongoDB refuses an empty $or; none of nothing is nothing. */
function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? { _id: { $in: [] } } : { $or: conditions };
}
