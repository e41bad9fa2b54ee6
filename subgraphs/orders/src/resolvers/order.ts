import type { Locale } from '@alexandrite/contracts/locale';
import { isTellable, type Money } from '@alexandrite/contracts/money';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import { fillText } from '@alexandrite/service-kit/refusals';
import { allowedActions } from '../domain/allowed-actions.ts';
import { forecastAt } from '../domain/forecast.ts';
import { mayReadPart } from '../domain/order-readers.ts';
import { totalOf } from '../domain/order-total.ts';
import type { OrderLine as Line, TimelineEntry as Entry } from '../domain/order.ts';
import type { OrderProblemCode } from '../domain/problems.ts';
import type {
  ApprovalRuleResultResolvers,
  DeliveryPromiseResolvers,
  OrderLineResolvers,
  OrderProblemResolvers,
  OrderResolvers,
  TimelineActorResolvers,
  TimelineEntryResolvers,
} from './__generated__/types.ts';
import {
  problemTexts,
  promiseTexts,
  ruleTexts,
  statusTexts,
  timelineTexts,
  warningName,
  basisFaultName,
} from './texts.ts';

export const Order: OrderResolvers = {
  __resolveReference: ({ id }, { orderById }) => orderById.load(id),
  id: ({ order }) => order.id,
  number: ({ order }) => order.number,
  status: ({ order }) => order.status,
  channel: ({ order }) => order.channel,
  lines: ({ order }) => order.lines,
  total: ({ order }) => order.total ?? knownTotal(order.lines),
  delivery: ({ order }, _, { caller }) => (mayReadPart('Order.delivery', order, caller) ? order.delivery : null),
  promisedAt: ({ order }) => order.promises.at(-1)?.promisedAt ?? null,
  promises: ({ order }) => order.promises,
  forecastAt: async ({ order }, _, { load, desk }) => forecastAt(order, await load(), desk.clock()),
  problem: ({ order }, _, { caller }) => (mayReadPart('Order.problem', order, caller) ? order.problem : null),
  approval: ({ order }, _, { caller }) => (mayReadPart('Order.approval', order, caller) ? order.approval : null),
  timeline: ({ order }, _, { caller }) => (mayReadPart('Order.timeline', order, caller) ? order.timeline : []),
  allowedActions: ({ order }, _, { caller }) => allowedActions(order, caller),
  trackingNumber: ({ order }, _, { caller }) =>
    mayReadPart('Order.trackingNumber', order, caller) ? order.trackingNumber : null,
  customer: ({ order }, _, { caller }) =>
    mayReadPart('Order.customer', order, caller) ? { __typename: 'Account', id: order.customerId } : null,
  createdAt: ({ order }) => order.createdAt,
};

export const OrderLine: OrderLineResolvers = {
  title: ({ title }, _, { caller }) => title[caller.locale],
  // Orders from before there was a limit may hold a price that is wider than an Int: it must not break their list.
  price: ({ price }) => (price !== null && isTellable(price) ? price : null),
  product: ({ productId }) => (productId === null ? null : { __typename: 'Product', id: productId }),
  quote: ({ quoteId }) => (quoteId === null ? null : { __typename: 'Quote', id: quoteId }),
};

export const OrderProblem: OrderProblemResolvers = {
  message: ({ code, fields }, _, { caller }) => fillText(problemTexts[code][caller.locale], fields),
};

export const DeliveryPromise: DeliveryPromiseResolvers = {
  cause: ({ cause }, _, { caller }) => promiseTexts[cause][caller.locale],
};

export const ApprovalRuleResult: ApprovalRuleResultResolvers = {
  reason({ name, passed, fields }, _, { caller: { locale } }) {
    const text = ruleTexts[name][passed ? 'passed' : 'failed'][locale];
    const warnings = fields['warnings'];
    const faults = fields['faults'];
    return fillText(text, {
      ...fields,
      limit: moneyText(fields['limitMinor'], locale),
      total: moneyText(fields['totalMinor'], locale),
      warnings: Array.isArray(warnings) ? warnings.map((code: string) => warningName(code, locale)).join(', ') : null,
      faults: Array.isArray(faults) ? faults.map((code: string) => basisFaultName(code, locale)).join(', ') : null,
    });
  },
};

export const TimelineEntry: TimelineEntryResolvers = {
  message: (entry, _, { caller }) => timelineMessage(entry, caller.locale),
};

export const TimelineActor: TimelineActorResolvers = {
  name: ({ accountId, name }, _, { caller }) =>
    mayRead('TimelineActor.name', caller, { OWNER: accountId }) ? name : null,
};

/** Before an order is priced its total is what its lines are known to cost. */
function knownTotal(lines: readonly Line[]): Money | null {
  const sum = totalOf(lines);
  return sum.kind === 'KNOWN' ? sum.total : null;
}

function timelineMessage({ kind, status, reason }: Entry, locale: Locale): string {
  switch (kind) {
    case 'STATUS_CHANGED':
      return reason === null ? statusTexts[status][locale] : `${statusTexts[status][locale]} ${reason}`;
    case 'PROBLEM_RAISED':
      return reason !== null && isProblemCode(reason) ? problemTexts[reason][locale].replace(': {reason}', '.') : '';
    case 'PROBLEM_RESOLVED':
    case 'PROMISE_MADE':
      return timelineTexts[kind][locale];
  }
}

function isProblemCode(code: string): code is OrderProblemCode {
  return code in problemTexts;
}

function moneyText(amountMinor: unknown, locale: Locale): string | null {
  if (typeof amountMinor !== 'number') return null;
  const currency: Money['currency'] = 'RUB';
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    amountMinor / 100,
  );
}
