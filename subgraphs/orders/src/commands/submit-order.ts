import type { Identity } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf, type Loaded } from '@alexandrite/service-kit/aggregates';
import { idempotencyKeyReused, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { refuseBadDelivery } from '../domain/delivery.ts';
import type { Delivery, Order, OrderLine } from '../domain/order.ts';
import { moveOrder, resolveProblem } from '../domain/timeline.ts';
import { advanceOrder } from './advance-order.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';

export interface SubmitOrder {
  readonly orderId: string;
  readonly delivery: Delivery;
  readonly acceptedTotalMinor?: number | null | undefined;
  readonly idempotencyKey: string;
}

/**
 * Orders it: the house works on it from here on. Submitting again with a higher accepted total is how a customer
 * agrees to a price that has risen.
 */
export async function submitOrder(
  desk: OrderDesk,
  caller: Identity,
  input: SubmitOrder,
): Promise<Outcome<Loaded<Order>, ChangeRefusal | 'InvalidInput' | 'IdempotencyKeyReused'>> {
  const refused = refuseBadIdempotencyKey(input.idempotencyKey) ?? refuseBadDelivery(input.delivery);
  if (refused) return refused;
  const { orderId, delivery } = input;
  const acceptedTotalMinor = input.acceptedTotalMinor ?? null;
  const command = commandKey('submitOrder', caller.accountId ?? '', input.idempotencyKey, {
    orderId,
    delivery,
    acceptedTotalMinor,
  });
  const earlier = await desk.store.orders.loadByCommand(command);
  if (earlier) return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier) : idempotencyKeyReused();
  // A client that was quick: its models may have been read since it last looked.
  if (caller.accountId !== null) await advanceOrder(desk, orderId);
  return changeOrder<'InvalidInput' | 'IdempotencyKeyReused'>(desk, {
    orderId,
    caller,
    action: 'SUBMIT',
    command,
    keyTaken: idempotencyKeyReused,
    decide(order, cause) {
      const asked = { ...order, delivery, acceptedTotalMinor, lines: withoutStalePrices(order) };
      return order.status === 'SUBMITTED' ? resolveProblem(asked, cause) : moveOrder(asked, 'submitted', cause);
    },
  });
}

/** Quoted prices are looked up anew when the order goes on: an unexpired quote is honoured, an expired one repriced. */
function withoutStalePrices(order: Order): OrderLine[] {
  return order.lines.map((line) => (line.quoteId === null ? line : { ...line, price: null, leadTimeDays: null }));
}
