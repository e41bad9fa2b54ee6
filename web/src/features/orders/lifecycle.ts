import type { Tone } from '@alexandrite/ui/badge';
import type { OrderStatus, OrderSummaryFragment } from '../../gql/graphql.ts';

/** The way of an order that goes well, in its only order. */
export const lifecycle = [
  'INITIATED',
  'FILE_UPLOADED',
  'SUBMITTED',
  'PRICE_CALCULATED',
  'MANUFACTURING_APPROVED',
  'MANUFACTURING_STARTED',
  'MANUFACTURING_COMPLETED',
  'PACKAGING',
  'SHIPPED',
  'CLOSED',
] as const satisfies readonly OrderStatus[];

export type LifecycleStatus = (typeof lifecycle)[number];

export interface LifecycleStep {
  readonly status: LifecycleStatus;
  readonly state: 'done' | 'current' | 'ahead';
  /** When it got there, ISO 8601; null while it has not. */
  readonly at: string | null;
}

interface Travelled {
  readonly status: OrderStatus;
  readonly timeline: readonly { readonly kind: string; readonly status: OrderStatus; readonly at: string }[];
}

/**
 * How far an order has come. A cancelled one stays where it was: its timeline says how far that is. Once delivered,
 * the last step is done like the others.
 */
export function stepsOf({ status, timeline }: Travelled): readonly LifecycleStep[] {
  const reachedAt = new Map<OrderStatus, string>();
  for (const entry of timeline) {
    if (entry.kind === 'STATUS_CHANGED' && !reachedAt.has(entry.status)) reachedAt.set(entry.status, entry.at);
  }
  const current =
    status === 'CANCELLED' ? lifecycle.findLastIndex((step) => reachedAt.has(step)) : lifecycle.indexOf(status);
  return lifecycle.map((step, index) => ({
    status: step,
    state:
      index < current || (index === current && status === 'CLOSED') ? 'done' : index === current ? 'current' : 'ahead',
    at: index <= current ? (reachedAt.get(step) ?? null) : null,
  }));
}

/** In which tone the status of an order is shown. */
export function toneOf({ status, problem }: Pick<OrderSummaryFragment, 'status' | 'problem'>): Tone {
  if (problem) return 'waiting';
  switch (status) {
    case 'INITIATED':
    case 'FILE_UPLOADED':
      return 'neutral';
    case 'SUBMITTED':
    case 'PRICE_CALCULATED':
    case 'MANUFACTURING_APPROVED':
    case 'MANUFACTURING_STARTED':
    case 'MANUFACTURING_COMPLETED':
    case 'PACKAGING':
    case 'SHIPPED':
      return 'active';
    case 'CLOSED':
      return 'done';
    case 'CANCELLED':
      return 'off';
  }
}

/** What is to be told of the date. */
export type Outlook = 'none' | 'on-time' | 'late' | 'shipped' | 'delivered' | 'cancelled';

/** Whether a promise will be kept, as far as the forecast tells. */
export function outlookOf(order: Pick<OrderSummaryFragment, 'status' | 'promisedAt' | 'forecastAt'>): Outlook {
  if (order.status === 'CANCELLED') return 'cancelled';
  if (order.status === 'CLOSED') return 'delivered';
  if (order.status === 'SHIPPED') return 'shipped';
  if (order.promisedAt === null) return 'none';
  return order.forecastAt !== null && new Date(order.forecastAt) > new Date(order.promisedAt) ? 'late' : 'on-time';
}
