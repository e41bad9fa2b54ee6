import type { OrderFilter, OrderRowFragment, OrderStatus, SalesChannel } from '../../../gql/graphql.ts';

/** Statuses in the order of the lifecycle. */
export const statuses = [
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
  'CANCELLED',
] as const satisfies readonly OrderStatus[];

export const channels = ['SHOP', 'PARTNER'] as const satisfies readonly SalesChannel[];

/** What needs a seller: a decision, or help. */
export const views = ['awaiting', 'problem'] as const;

/** Which orders somebody looks at; null: whatever. */
export interface OrdersFilter {
  readonly view: (typeof views)[number] | null;
  readonly status: OrderStatus | null;
  readonly channel: SalesChannel | null;
  /** Beginning of the number; empty for any. */
  readonly number: string;
}

export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter from the address of the page; what is not known there counts as left out. */
export function readFilter({ view, status, channel, number }: Search): OrdersFilter {
  return {
    view: views.find((candidate) => candidate === view) ?? null,
    status: statuses.find((candidate) => candidate === status) ?? null,
    channel: channels.find((candidate) => candidate === channel) ?? null,
    number: typeof number === 'string' ? orderNumber(number) : '',
  };
}

/** The address of the list with a filter. */
export function ordersAddress({ view, status, channel, number }: OrdersFilter): string {
  const search = new URLSearchParams({
    ...(view && { view }),
    ...(status && { status }),
    ...(channel && { channel }),
    ...(number !== '' && { number }),
  });
  return search.size === 0 ? '/orders' : `/orders?${search.toString()}`;
}

/** The filter as the API takes it. */
export function apiFilter({ view, status, channel, number }: OrdersFilter): OrderFilter {
  return {
    ...(view === 'awaiting' && { awaitingDecision: true }),
    ...(view === 'problem' && { hasProblem: true }),
    ...(status && { statuses: [status] }),
    ...(channel && { channel }),
    ...(number !== '' && { number }),
  };
}

/** Whether an order waits for a seller's decision. */
export function awaitsDecision({ status, approval }: Pick<OrderRowFragment, 'status' | 'approval'>): boolean {
  return status === 'PRICE_CALCULATED' && approval?.state === 'AWAITING_SELLER';
}

/** Whether an order belongs in the list: what is pushed is told apart here, as the API does it when it is read. */
export function fits(order: OrderRowFragment, { view, status, channel, number }: OrdersFilter): boolean {
  return (
    (view !== 'awaiting' || awaitsDecision(order)) &&
    (view !== 'problem' || order.problem !== null) &&
    (status === null || order.status === status) &&
    (channel === null || order.channel === channel) &&
    order.number.startsWith(number)
  );
}

/** A number as it is written on an order, from what somebody typed: `а-1000` or `1000` is `A-1000`. */
export function orderNumber(typed: string): string {
  // The Russian А looks the same and is what a Russian keyboard gives.
  const text = typed.trim().toUpperCase().replaceAll('А', 'A');
  return /^\d+$/.test(text) ? `A-${text}` : text;
}

export function isWhole({ view, status, channel, number }: OrdersFilter): boolean {
  return view === null && status === null && channel === null && number === '';
}
