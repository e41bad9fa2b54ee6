import type { Identity } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf, type Loaded } from '@alexandrite/service-kit/aggregates';
import { isCountry, readPhone } from '@alexandrite/service-kit/addresses';
import { idempotencyKeyReused, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { readDelivery } from '../domain/delivery.ts';
import type { Delivery, Order, OrderLine } from '../domain/order.ts';
import { moveOrder, resolveProblem } from '../domain/timeline.ts';
import { advanceOrder } from './advance-order.ts';
import { changeOrder, type ChangeRefusal } from './change-order.ts';
import type { KnownProduct } from '../store/index.ts';
import { priceOfPieces } from './look-up-lines.ts';
import type { OrderDesk } from './order-desk.ts';
import { priceBasisOf, refuseUntruePrice } from './refuse-untrue-price.ts';

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
  const badKey = refuseBadIdempotencyKey(input.idempotencyKey);
  if (badKey) return badKey;
  const read = readDelivery(input.delivery, { isCountry, readPhone });
  if (!read.ok) return read;
  const { orderId } = input;
  const { value: delivery } = read;
  const acceptedTotalMinor = input.acceptedTotalMinor ?? null;
  const command = commandKey('submitOrder', caller.accountId ?? '', input.idempotencyKey, {
    orderId,
    delivery: input.delivery,
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
    async decide(order, cause) {
      const basis = await priceBasisOf(desk, order.lines);
      const untrue = refuseUntruePrice({ ...order, delivery }, basis);
      if (untrue) return untrue;
      const lines = withPricesOfToday(order, basis.pieces);
      const asked = { ...order, delivery, acceptedTotalMinor, lines };
      return order.status === 'SUBMITTED' ? resolveProblem(asked, cause) : moveOrder(asked, 'submitted', cause);
    },
  });
}

/**
 * An order may lie for long before it is submitted. Quoted prices are looked up anew when it goes on: an unexpired
 * quote is honoured, an expired one repriced. A catalogue piece costs what it costs now.
 */
function withPricesOfToday(order: Order, products: readonly KnownProduct[]): OrderLine[] {
  return order.lines.map((line) => {
    if (line.quoteId !== null) return { ...line, price: null, leadTimeDays: null };
    const product = products.find(({ productId }) => productId === line.productId);
    return product ? { ...line, ...priceOfPieces(product, line.quantity) } : line;
  });
}
