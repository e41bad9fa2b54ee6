import { type ApprovalLimits, askApprovalRules } from './approval-rules.ts';
import { type Approval, type Order, theSystem } from './order.ts';
import { totalOf } from './order-total.ts';
import { basisFaults, type PriceBasis } from './price-basis.ts';
import { type ProductionLoad, readyDate } from './promises.ts';
import { type Cause, makePromise, moveOrder, raiseProblem, resolveProblem } from './timeline.ts';

/** What pricing and approving an order needs to know besides the order. */
export interface OrderSurroundings {
  readonly load: ProductionLoad;
  readonly limits: ApprovalLimits;
  readonly customerKnown: boolean;
  /** Warnings about the ordered models. */
  readonly modelWarnings: readonly string[];
  readonly basis: PriceBasis;
}

type SystemCause = Omit<Cause, 'actor'>;

/**
 * Takes a submitted order as far as it goes by itself: a price, a promise, and the rules' decision. Unchanged when a
 * price is missing. With a problem when the price is above what the customer accepted.
 */
export function priceSubmittedOrder(order: Order, around: OrderSurroundings, given: SystemCause): Order {
  const cause: Cause = { ...given, actor: theSystem };
  if (order.status !== 'SUBMITTED') return order;
  const sum = totalOf(order.lines);
  if (sum.kind === 'UNKNOWN') return order;
  if (sum.kind === 'TOO_LARGE')
    return raiseProblem(order, { code: 'TOTAL_TOO_LARGE', fields: {}, since: cause.at }, cause);
  const { total } = sum;
  if (order.acceptedTotalMinor !== null && total.amountMinor > order.acceptedTotalMinor) {
    const fields = { totalMinor: total.amountMinor, acceptedMinor: order.acceptedTotalMinor };
    return raiseProblem({ ...order, total }, { code: 'PRICE_ABOVE_ACCEPTED', fields, since: cause.at }, cause);
  }
  const priced = moveOrder(resolveProblem({ ...order, total }, cause), 'priceCalculated', cause);
  if (!priced) return order;
  const promisedAt = readyDate(sum.leadTimeDays, around.load, cause.at);
  return makePromise(priced, { promisedAt, madeAt: cause.at, cause: 'FIRST_PROMISE' }, cause);
}

/** Asks the approval rules about a priced order: approved by the system, or waiting for a seller. */
export function decideByRules(order: Order, around: OrderSurroundings, given: SystemCause): Order {
  const cause: Cause = { ...given, actor: theSystem };
  if (order.status !== 'PRICE_CALCULATED' || order.approval || !order.total) return order;
  const rules = askApprovalRules(
    {
      totalMinor: order.total.amountMinor,
      customerKnown: around.customerKnown,
      modelWarnings: around.modelWarnings,
      basisFaults: basisFaults(order, around.basis),
      pieces: piecesIn(order),
      load: around.load,
    },
    around.limits,
  );
  const passed = rules.every((rule) => rule.passed);
  const approval: Approval = {
    state: passed ? 'APPROVED_BY_RULES' : 'AWAITING_SELLER',
    rules,
    decidedAt: passed ? cause.at : null,
    decidedBy: null,
    reason: null,
  };
  const decided = { ...order, approval };
  return passed ? (moveOrder(decided, 'approved', cause) ?? decided) : decided;
}

function piecesIn(order: Order): number {
  return order.lines.reduce((sum, line) => sum + line.quantity, 0);
}
