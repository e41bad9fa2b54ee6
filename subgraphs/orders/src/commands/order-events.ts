import type { NewEvent } from '@alexandrite/service-kit/aggregates';
import type { Order } from '../domain/order.ts';

/** What other services are told of a change: derived from the order before and after, so no command forgets it. */
export function eventsOf(before: Order | null, after: Order): NewEvent[] {
  const { id: orderId, number: orderNumber, customerId, channel } = after;
  const quoteIds = after.lines.flatMap(({ quoteId }) => (quoteId === null ? [] : [quoteId]));
  if (before?.status === after.status) {
    const submittedAgain = after.status === 'SUBMITTED' && before.problem !== null && after.problem === null;
    return submittedAgain ? [{ type: 'order.submitted.v1', payload: { orderId, quoteIds } }] : [];
  }
  const events: NewEvent[] = [
    {
      type: 'order.status-changed.v1',
      payload: { orderId, orderNumber, customerId, from: before?.status ?? null, to: after.status },
    },
  ];
  const dueAt = after.promises.at(-1)?.promisedAt.toISOString();
  switch (after.status) {
    case 'SUBMITTED':
      events.push({ type: 'order.submitted.v1', payload: { orderId, quoteIds } });
      break;
    case 'MANUFACTURING_APPROVED': {
      // The lifecycle lets nothing be approved that was not priced, and pricing makes the promise.
      if (dueAt === undefined) throw new Error(`${orderId} is approved without a promise`);
      const lines = after.lines.map(({ title, quantity, metal, size, productId, quoteId, modelId }) => ({
        title,
        quantity,
        metal,
        size,
        productId,
        quoteId,
        modelId,
      }));
      events.push({ type: 'order.approved.v1', payload: { orderId, orderNumber, customerId, channel, dueAt, lines } });
      break;
    }
    case 'CANCELLED':
      events.push({ type: 'order.cancelled.v1', payload: { orderId, orderNumber, customerId } });
      break;
    case 'INITIATED':
    case 'FILE_UPLOADED':
    case 'PRICE_CALCULATED':
    case 'MANUFACTURING_STARTED':
    case 'MANUFACTURING_COMPLETED':
    case 'PACKAGING':
    case 'SHIPPED':
    case 'CLOSED':
      break;
  }
  return events;
}
