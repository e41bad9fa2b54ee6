import type { Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import type { Guarded } from '@alexandrite/contracts/personal-data/readers';
import type { Order } from './order.ts';

/** Whether a caller may see an order at all. */
export function maySee(order: Order, caller: Identity): boolean {
  return mayRead('Order', caller, { OWNER: order.customerId });
}

/** Whether a caller may read a part of an order that they see. */
export function mayReadPart(
  part: Extract<Guarded, `Order.${string}`>,
  { customerId, status, holder }: Order,
  caller: Identity,
): boolean {
  return mayRead(part, caller, {
    OWNER: customerId,
    // While it is packed, and neither before nor after: the label is written then.
    PACKER: status === 'PACKAGING' ? (holder?.accountId ?? null) : null,
  });
}
