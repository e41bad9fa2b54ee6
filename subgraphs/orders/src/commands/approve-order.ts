import type { Identity } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';
import { moveOrder, resolveProblem } from '../domain/timeline.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';
import { refuseLongReason } from './reasons.ts';

export interface ApproveOrder {
  readonly orderId: string;
  readonly reason?: string | null | undefined;
}

/** A seller lets an order be made, whatever the rules said. */
export async function approveOrder(
  desk: OrderDesk,
  caller: Identity,
  { orderId, reason = null }: ApproveOrder,
): Promise<Outcome<Loaded<Order>, ChangeRefusal | 'InvalidInput'>> {
  const refused = refuseLongReason(reason);
  if (refused) return refused;
  return changeOrder(desk, {
    orderId,
    caller,
    action: 'APPROVE',
    decide(order, cause) {
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
