import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { OutOfOrderError } from '@alexandrite/service-kit/events';
import { hasReached, nextStatus, type OrderMove, type OrderStatus } from '../domain/lifecycle.ts';
import { moveOrder } from '../domain/timeline.ts';
import { heldBy } from '../domain/work-holder.ts';
import type { OrderDesk } from './order-desk.ts';
import { eventsOf } from './order-events.ts';

/** What production says it did. */
export interface WorkStep {
  readonly orderId: string;
  readonly eventId: string;
  readonly operatorId: string;
  /** Revision of the work order after it. */
  readonly workRevision: number;
  readonly move: Extract<OrderMove, 'workStarted' | 'workCompleted' | 'packagingStarted' | 'shipped'>;
  /** The status that the move leads to. */
  readonly goal: OrderStatus;
  readonly trackingNumber?: string;
}

/**
 * Lets an order follow its work order. The same event changes nothing twice; a cancelled order stays cancelled.
 * @throws OutOfOrderError when an earlier step has not come yet: the event is tried again.
 */
export async function followWork(desk: OrderDesk, step: WorkStep): Promise<void> {
  await retryLostRace(async () => {
    const loaded = await desk.store.orders.load(step.orderId);
    if (!loaded) throw new OutOfOrderError(`${step.orderId} is not here yet`);
    const { state: order } = loaded;
    if (loaded.handledEvents.includes(step.eventId) || order.status === 'CANCELLED') return;
    if (hasReached(order.status, step.goal)) return;
    if (!nextStatus(order.status, step.move))
      throw new OutOfOrderError(`${order.id} is ${order.status}, not yet ready for ${step.move}`);
    const moved = moveOrder(order, step.move, {
      actor: { kind: 'STAFF', accountId: step.operatorId, name: null },
      at: desk.clock(),
      revision: loaded.revision + 1,
      eventId: step.eventId,
    });
    if (!moved) return;
    const held = heldBy(moved, step);
    const next = step.trackingNumber === undefined ? held : { ...held, trackingNumber: step.trackingNumber };
    await desk.store.orders.save(loaded, next, { events: eventsOf(order, next), handledEvent: step.eventId });
  });
}
