import type { Identity } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';
import { moveOrder, resolveProblem } from '../domain/timeline.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';
import { readReason } from './reasons.ts';
import { priceBasisOf, refuseUntruePrice } from './refuse-untrue-price.ts';

export interface ApproveOrder {
  readonly orderId: string;
  readonly reason?: string | null | undefined;
}

/**
 * A seller lets an order be made, whatever the rules said. Not at a price of something else, which no rule may allow:
 * the customer asks for a new one.
 */
export async function approveOrder(
  desk: OrderDesk,
  caller: Identity,
  { orderId, reason: typed }: ApproveOrder,
): Promise<Outcome<Loaded<Order>, ChangeRefusal | 'InvalidInput'>> {
  const read = readReason(typed);
  if (!read.ok) return read;
  const { value: reason } = read;
  return changeOrder<'InvalidInput'>(desk, {
    orderId,
    caller,
    action: 'APPROVE',
    async decide(order, cause) {
      const untrue = refuseUntruePrice(order, await priceBasisOf(desk, order.lines));
      if (untrue) return untrue;
      const approval = {
        state: 'APPROVED_BY_SELLER' as const,
        rules: order.approval?.rules ?? [],
        decidedAt: cause.at,
        decidedBy: caller.displayName,
        reason,
      };
      return moveOrder(resolveProblem({ ...order, approval }, cause), 'approved', { ...cause, reason });
    },
  });
}
