import { advanceOrder } from './advance-order.ts';
import type { OrderDesk } from './order-desk.ts';

/** Whatever goes by itself is done in seconds: an order that stands this long may have been forgotten. */
const stuckAfterMs = 60_000;
/** Orders looked at in one run; the next goes on. */
const mostOrders = 200;

/** Takes orders further that stand where the system should have moved them: no lost message leaves an order behind. */
export async function watchOrders(desk: OrderDesk): Promise<void> {
  const before = new Date(desk.clock().getTime() - stuckAfterMs);
  for (const orderId of await desk.store.idsWithSystemSince(before, mostOrders)) await advanceOrder(desk, orderId);
}
