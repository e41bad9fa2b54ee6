import {
  modelStuckAfterMs,
  openStatuses,
  type OrderFigures,
  promisedStatuses,
  stuckAfterMs,
} from '../domain/order-figures.ts';
import type { OrderModel } from './order-model.ts';

/** Orders that wait for a seller of which it is looked since when: the oldest, as far as that tells who waits longest. */
const mostLookedAt = 50;

/** Looks how all orders stand. Counts go by indexes; what is at its end, which is nearly everything, is not read. */
export async function readOrderFigures(model: OrderModel, now: Date): Promise<OrderFigures> {
  const before = (ms: number) => ({ $lt: new Date(now.getTime() - ms) });
  const open = { status: { $in: openStatuses } };
  const waiting = { status: 'PRICE_CALCULATED', 'approval.state': 'AWAITING_SELLER' } as const;
  const [byStatus, problems, late, stuck, modelStuck, awaitingApproval, oldest] = await Promise.all([
    countBy(model, open, '$status'),
    countBy(model, { ...open, 'problem.code': { $exists: true } }, '$problem.code'),
    // An order that was promised anew is late when the last of its dates is over: none is left that is to come.
    model.countDocuments({
      status: { $in: promisedStatuses },
      'promises.promisedAt': { $lt: now },
      promises: { $not: { $elemMatch: { promisedAt: { $gte: now } } } },
    }),
    model.countDocuments({
      createdAt: before(stuckAfterMs),
      problem: null,
      $or: [{ status: 'SUBMITTED' }, { status: 'PRICE_CALCULATED', approval: null }],
    }),
    model.countDocuments({ status: 'INITIATED', createdAt: before(modelStuckAfterMs), problem: null }),
    model.countDocuments(waiting),
    model.find(waiting, { timeline: 1 }).sort({ createdAt: 1 }).limit(mostLookedAt).lean(),
  ]);
  const since = oldest.map(({ timeline }) => timeline.findLast(({ kind }) => kind === 'STATUS_CHANGED')?.at ?? now);
  return {
    byStatus,
    problems,
    late,
    stuck: stuck + modelStuck,
    awaitingApproval,
    approvalAwaitedSince: since.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  };
}

async function countBy(
  model: OrderModel,
  match: Record<string, unknown>,
  field: string,
): Promise<Record<string, number>> {
  const groups = await model.aggregate<{ _id: string; orders: number }>([
    { $match: match },
    { $group: { _id: field, orders: { $sum: 1 } } },
  ]);
  return Object.fromEntries(groups.map(({ _id, orders }) => [_id, orders]));
}
