import type { EventEnvelope } from '@alexandrite/contracts/events';

/** Fields of payloads that say what an event is about: ids and numbers, nothing of people. */
const subjects = ['orderId', 'orderNumber', 'quoteId', 'modelId', 'workOrderId', 'productId'] as const;

type Subject = Readonly<Partial<Record<(typeof subjects)[number], string> & { quoteIds: readonly string[] }>>;

/** What an event is about, for the log: every line about an order says its id. */
export function subjectOf({ payload }: Pick<EventEnvelope, 'payload'>): Subject {
  const fields: Readonly<Record<string, unknown>> = payload;
  const said = subjects.flatMap((name): [string, string][] => {
    const value = fields[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const quoteIds = fields['quoteIds'];
  return { ...Object.fromEntries(said), ...(Array.isArray(quoteIds) ? { quoteIds } : {}) };
}

/** The same for a span, as attributes are written: `order.id`, `work_order.id`. */
export function subjectAttributes(event: Pick<EventEnvelope, 'id' | 'payload'>): Record<string, string> {
  const { quoteIds, ...ids } = subjectOf(event);
  const named = Object.entries(ids).map(([name, value]): [string, string] => [
    name
      .replace(/(Id|Number)$/, (end) => `.${end.toLowerCase()}`)
      .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return { ...Object.fromEntries(named), 'event.id': event.id };
}
