import {
  type EventEnvelope,
  type EventPayloads,
  type EventType,
  eventRoutes,
  services,
} from '@alexandrite/contracts/events';
import { parseEvent } from './shapes.ts';

const title = { ru: 'Кольцо', en: 'Ring' };
const price = { amountMinor: 61_200_00, currency: 'RUB' } as const;
const moment = '2026-03-09T09:00:00.000Z';
const quote = { quoteId: 'quo_1', ownerId: 'acc_1', modelId: 'mdl_1' };
const step = { workOrderId: 'wo_1', orderId: 'ord_1', operatorId: 'acc_2' };
const order = { orderId: 'ord_1', orderNumber: 'A-1', customerId: 'acc_1' };

/** One true payload of every event of the house. */
const payloads: { readonly [T in EventType]: EventPayloads[T] } = {
  'account.registered.v1': { accountId: 'acc_1', displayName: 'Anna', roles: ['CUSTOMER'] },
  'account.changed.v1': { accountId: 'acc_1', displayName: 'Anna', roles: [] },
  'account.deleted.v1': { accountId: 'acc_1' },
  'product.published.v1': { productId: 'prd_1', slug: 'plain-band', name: title, price, leadTimeDays: 5 },
  'model.uploaded.v1': {
    modelId: 'mdl_1',
    ownerId: 'acc_1',
    fileName: 'ring.stl',
    storageKey: 'k',
    byteSize: 84,
    sha256: 'a'.repeat(64),
  },
  'model.measured.v1': { modelId: 'mdl_1' },
  'model.rejected.v1': { modelId: 'mdl_1', code: 'EMPTY_FILE' },
  'model.ready.v1': { modelId: 'mdl_1', ownerId: 'acc_1' },
  'model.unreadable.v1': { modelId: 'mdl_1', ownerId: 'acc_1', code: 'TRUNCATED' },
  'quote.requested.v1': { ...quote, quantity: 1, title },
  'quote.ready.v1': {
    ...quote,
    quantity: 1,
    title,
    price,
    validUntil: moment,
    leadTimeDays: 10,
    warnings: ['OPEN_SURFACE'],
  },
  'quote.failed.v1': { ...quote, code: 'NO_VOLUME' },
  'order.submitted.v1': { orderId: 'ord_1', quoteIds: [] },
  'order.status-changed.v1': { ...order, from: null, to: 'INITIATED' },
  'order.approved.v1': {
    ...order,
    channel: 'SHOP',
    dueAt: moment,
    lines: [{ title, quantity: 1, productId: 'prd_1', quoteId: null, modelId: null }],
  },
  'order.cancelled.v1': order,
  'work-order.started.v1': step,
  'work-order.completed.v1': step,
  'work-order.handed-over.v1': step,
  'work-order.packaging-started.v1': step,
  'work-order.shipped.v1': { ...step, trackingNumber: 'T1' },
};
/** Fields that earlier releases leave out: without them an event is read as well. */
const addedLater = [
  ['product.published.v1', { metals: ['YELLOW_GOLD'], sizes: ['17'] }],
  ['quote.requested.v1', { taxRegion: 'RU' }],
  ['quote.ready.v1', { taxRegion: 'RU' }],
] as const satisfies readonly (readonly [EventType, object])[];

const types = Object.keys(eventRoutes) as EventType[];

function anEvent(type: EventType, payload: unknown = payloads[type]): EventEnvelope {
  return {
    id: 'evt_1',
    type,
    payload,
    aggregateId: 'a',
    revision: 1,
    occurredAt: moment,
    trace: { traceparent: 'x' },
  } as EventEnvelope;
}

describe('events', () => {
  it('are all known by name here', () => {
    expect(Object.keys(payloads).toSorted()).toEqual(types.toSorted());
  });

  it.each(types)('%s goes to services that exist, to each once', (type) => {
    const route = eventRoutes[type];
    expect(route.length).toBeGreaterThan(0);
    expect(new Set(route).size).toBe(route.length);
    for (const service of route) expect(services).toContain(service);
  });

  it.each(types)('%s is read whole, through JSON', (type) => {
    const event = anEvent(type);
    expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it.each(types)('%s is refused without any one of its fields', (type) => {
    for (const field of Object.keys(payloads[type])) {
      const { [field]: _, ...rest } = payloads[type] as Record<string, unknown>;
      expect(() => parseEvent(anEvent(type, rest))).toThrow(field);
    }
  });

  it.each(['id', 'type', 'occurredAt', 'aggregateId', 'revision', 'payload', 'trace'])(
    'are refused without %s',
    (field) => {
      const { [field]: _, ...rest } = { ...anEvent('model.measured.v1') } as Record<string, unknown>;
      expect(() => parseEvent(rest)).toThrow();
    },
  );

  it.each([
    ['a stranger', 'order.eaten.v1'],
    ['another version', 'order.approved.v2'],
    ['something every object has', 'toString'],
  ])('are refused when the type is %s', (_, type) => {
    expect(() => parseEvent({ ...anEvent('model.measured.v1'), type })).toThrow('no event of this house');
  });

  it.each<[string, EventType, object]>([
    ['half a kopeck', 'product.published.v1', { price: { amountMinor: 0.5, currency: 'RUB' } }],
    ['a foreign currency', 'product.published.v1', { price: { amountMinor: 1, currency: 'USD' } }],
    ['a role that does not exist', 'account.registered.v1', { roles: ['OWNER'] }],
    ['a problem that does not exist', 'model.rejected.v1', { code: 'UGLY' }],
    ['a moment that is none', 'order.approved.v1', { dueAt: 'tomorrow' }],
    ['a hash cut short', 'model.uploaded.v1', { sha256: 'abc' }],
    ['a text in one language', 'quote.requested.v1', { title: { en: 'Ring' } }],
    ['an empty id', 'model.measured.v1', { modelId: '' }],
  ])('are refused with %s', (_, type, wrong) => {
    expect(() => parseEvent(anEvent(type, { ...payloads[type], ...wrong }))).toThrow();
  });

  it.each(addedLater)('%s carries what a later release told besides', (type, added) => {
    const event = anEvent(type, { ...payloads[type], ...added });
    expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  it('may carry fields that a later writer adds', () => {
    expect(parseEvent(anEvent('model.measured.v1', { modelId: 'mdl_1', added: 1 }))).toEqual(
      anEvent('model.measured.v1'),
    );
  });
});
