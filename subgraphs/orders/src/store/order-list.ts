import type { MomentKey, SortKey } from '@alexandrite/service-kit/connections';
import type { OrderStatus } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';

/** Which orders a list shows. */
export interface OrderListFilter {
  /** Only this account's; null for everybody's. */
  readonly customerId: string | null;
  readonly statuses?: readonly OrderStatus[] | null | undefined;
  readonly channel?: 'SHOP' | 'PARTNER' | null | undefined;
  readonly awaitingDecision?: boolean | null | undefined;
  readonly hasProblem?: boolean | null | undefined;
  readonly numberPrefix?: string | null | undefined;
  readonly ids?: readonly string[] | null | undefined;
}

export const newestFirst = { createdAt: -1, _id: -1 } as const;

/** What a cursor of this list holds: the sort key of its order. */
export function orderSortKey(order: Order): SortKey {
  return [order.createdAt.toISOString(), order.id];
}

/** The MongoDB filter of a list, from behind a cursor on. */
export function orderListQuery(filter: OrderListFilter, after: MomentKey | null): Record<string, unknown> {
  const conditions: Record<string, unknown>[] = [];
  if (filter.customerId !== null) conditions.push({ customerId: filter.customerId });
  if (filter.statuses) conditions.push({ status: { $in: filter.statuses } });
  if (filter.channel) conditions.push({ channel: filter.channel });
  if (filter.ids) conditions.push({ _id: { $in: filter.ids } });
  if (typeof filter.awaitingDecision === 'boolean') {
    const waiting = { status: 'PRICE_CALCULATED', 'approval.state': 'AWAITING_SELLER' };
    conditions.push(filter.awaitingDecision ? waiting : { $nor: [waiting] });
  }
  if (typeof filter.hasProblem === 'boolean') conditions.push({ problem: filter.hasProblem ? { $ne: null } : null });
  if (filter.numberPrefix) {
    // A range and not a pattern: it uses the index, and nothing in the text can be taken for an operator.
    conditions.push({ number: { $gte: filter.numberPrefix, $lt: `${filter.numberPrefix}\uffff` } });
  }
  if (after) {
    const [createdAt, id] = after;
    conditions.push({ $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: id } }] });
  }
  return conditions.length === 0 ? {} : { $and: conditions };
}
