import type { Identity } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';
import { raiseProblem } from '../domain/timeline.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';
import { readReason, refuseMissingReason } from './reasons.ts';

export interface RejectOrder {
  readonly orderId: string;
  readonly reason: string;
}

/** A seller holds an order back. It stays where it is, and the customer reads why. */
export async function rejectOrder(
  desk: OrderDesk,
  caller: Identity,
  { orderId, reason: typed }: RejectOrder,
): Promise<Outcome<Loaded<Order>, ChangeRefusal | 'InvalidInput'>> {
  const read = readReason(typed);
  if (!read.ok) return read;
  const { value: reason } = read;
  const refused = refuseMissingReason(reason);
  if (refused) return refused;
  return changeOrder(desk, {
    orderId,
    caller,
    action: 'REJECT',
    decide(order, cause) {
      const approval = {
        state: 'REJECTED_BY_SELLER' as const,
        rules: order.approval?.rules ?? [],
        decidedAt: cause.at,
        decidedBy: caller.displayName,
        reason,
      };
      return raiseProblem(
        { ...order, approval },
        { code: 'REJECTED_BY_SELLER', fields: { reason }, since: cause.at },
        cause,
      );
    },
  });
}
