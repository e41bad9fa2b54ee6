import type { Identity } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';
import { moveOrder, resolveProblem } from '../domain/timeline.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';
import { readReason, refuseMissingReason } from './reasons.ts';

export interface CancelOrder {
  readonly orderId: string;
  readonly reason?: string | null | undefined;
}

/** Ends an order: the customer until work has started, a seller with a reason. */
export async function cancelOrder(
  desk: OrderDesk,
  caller: Identity,
  { orderId, reason: typed }: CancelOrder,
): Promise<Outcome<Loaded<Order>, ChangeRefusal | 'InvalidInput'>> {
  const read = readReason(typed);
  if (!read.ok) return read;
  const { value: reason } = read;
  return changeOrder<'InvalidInput'>(desk, {
    orderId,
    caller,
    action: 'CANCEL',
    decide(order, cause) {
      const refused = order.customerId === caller.accountId ? null : refuseMissingReason(reason);
      return refused ?? moveOrder(resolveProblem(order, cause), 'cancelled', { ...cause, reason });
    },
  });
}
