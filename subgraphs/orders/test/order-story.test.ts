import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import {
  aDelivery,
  aKey,
  aKnownCustomer,
  aPublishedProduct,
  aReadyQuote,
  look,
  openOrdersService,
  type OrdersService,
  run,
} from './orders-service.ts';

const operator = anIdentity({ roles: ['OPERATOR'] });
let service: OrdersService;

beforeAll(async () => {
  service = await openOrdersService();
});

afterAll(async () => {
  await service.close();
});

describe('an order of a model', () => {
  it('goes from its start to its delivery, each step by whoever takes it', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const quote = await aReadyQuote(service, customer);

    const started = await run(service, customer, 'startOrder', {
      lines: [{ quoteId: quote.quoteId, quantity: 1 }],
      idempotencyKey: aKey(),
    });
    expect(started.order).toMatchObject({
      status: 'FILE_UPLOADED',
      channel: 'SHOP',
      total: { amountMinor: 61_200_00 },
    });
    const id = started.order?.id ?? '';

    const submitted = await run(service, customer, 'submitOrder', {
      orderId: id,
      delivery: aDelivery,
      idempotencyKey: aKey(),
    });
    expect(submitted.order?.status).toBe('SUBMITTED');

    await service.settle();
    const approved = await look(service, customer, id);
    expect(approved).toMatchObject({
      status: 'MANUFACTURING_APPROVED',
      total: { amountMinor: 61_200_00 },
      problem: null,
    });
    expect(approved?.promisedAt).toBe('2026-03-16T09:00:00.000Z');
    const told = service.platform.published.find(
      ({ type, aggregateId }) => type === 'order.approved.v1' && aggregateId === id,
    );
    expect(told?.payload).toMatchObject({
      orderId: id,
      dueAt: '2026-03-16T09:00:00.000Z',
      lines: [{ quoteId: quote.quoteId }],
    });

    const step = { workOrderId: 'wo_1', orderId: id, operatorId: operator.accountId };
    await service.subgraph.handle('work-order.started.v1', step);
    await service.subgraph.handle('work-order.completed.v1', step);
    await service.subgraph.handle('work-order.packaging-started.v1', step);
    await service.subgraph.handle('work-order.shipped.v1', { ...step, trackingNumber: 'RU123456789' });
    expect(await look(service, customer, id)).toMatchObject({ status: 'SHIPPED', trackingNumber: 'RU123456789' });

    const closed = await run(service, customer, 'closeOrder', { orderId: id });
    expect(closed.order?.timeline.filter(({ kind }) => kind === 'STATUS_CHANGED').map(({ status }) => status)).toEqual([
      'INITIATED',
      'FILE_UPLOADED',
      'SUBMITTED',
      'PRICE_CALCULATED',
      'MANUFACTURING_APPROVED',
      'MANUFACTURING_STARTED',
      'MANUFACTURING_COMPLETED',
      'PACKAGING',
      'SHIPPED',
      'CLOSED',
    ]);
    expect(closed.order?.allowedActions).toEqual([]);
  });

  it('shows every revision as it was, and signals each', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const { quoteId } = await aReadyQuote(service, customer);
    const started = await run(service, customer, 'startOrder', { lines: [{ quoteId }], idempotencyKey: aKey() });
    const id = started.order?.id ?? '';
    await run(service, customer, 'submitOrder', { orderId: id, delivery: aDelivery, idempotencyKey: aKey() });
    await service.settle();

    const revisions = service.platform.signals.filter((signal) => signal.id === id).map(({ revision }) => revision);
    expect(revisions).toEqual([1, 2, 3, 4, 5]);
    const seen: (string | undefined)[] = [];
    for (const revision of revisions) {
      const shown = await look(service, customer, id, revision);
      expect(shown?.revision).toBe(revision);
      seen.push(shown?.status);
    }
    expect(seen).toEqual(['INITIATED', 'FILE_UPLOADED', 'SUBMITTED', 'PRICE_CALCULATED', 'MANUFACTURING_APPROVED']);
  });

  it('waits for its price and goes on by itself when the price comes', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const modelId = 'mdl_slow';
    const quoteId = 'quo_slow';
    const title = { ru: 'Изделие', en: 'Piece' };
    await service.subgraph.handle('quote.requested.v1', {
      quoteId,
      ownerId: customer.accountId,
      modelId,
      quantity: 1,
      title,
    });
    const started = await run(service, customer, 'startOrder', { lines: [{ quoteId }], idempotencyKey: aKey() });
    expect(started.order?.status).toBe('INITIATED');
    const id = started.order?.id ?? '';

    const early = await run(service, customer, 'submitOrder', {
      orderId: id,
      delivery: aDelivery,
      idempotencyKey: aKey(),
    });
    expect(early).toMatchObject({ __typename: 'OrderStatusRefused', code: 'ORDER_STATUS_REFUSED' });

    await service.subgraph.handle('model.ready.v1', { modelId, ownerId: customer.accountId });
    expect(await look(service, customer, id)).toMatchObject({ status: 'FILE_UPLOADED' });
    await run(service, customer, 'submitOrder', { orderId: id, delivery: aDelivery, idempotencyKey: aKey() });
    await service.settle();
    expect(await look(service, customer, id)).toMatchObject({ status: 'SUBMITTED' });

    await aReadyQuote({ ...service, subgraph: { ...service.subgraph, handle: withRevision(service, 2) } }, customer, {
      quoteId,
      modelId,
    });
    await service.settle();
    expect(await look(service, customer, id)).toMatchObject({ status: 'MANUFACTURING_APPROVED' });
  });

  it('says why it cannot go on when its model cannot be read, and is kept', async () => {
    const customer = aCustomer({ locale: 'ru' });
    const { modelId } = { modelId: 'mdl_broken' };
    await service.subgraph.handle('quote.requested.v1', {
      quoteId: 'quo_broken',
      ownerId: customer.accountId,
      modelId,
      quantity: 1,
      title: { ru: 'Изделие', en: 'Piece' },
    });
    const started = await run(service, customer, 'startOrder', {
      lines: [{ quoteId: 'quo_broken' }],
      idempotencyKey: aKey(),
    });
    await service.subgraph.handle('model.unreadable.v1', { modelId, ownerId: customer.accountId, code: 'TRUNCATED' });
    const order = await look(service, customer, started.order?.id ?? '');
    expect(order).toMatchObject({ status: 'INITIATED', problem: { code: 'MODEL_UNREADABLE' } });
    expect(order?.problem?.message).toMatch(/Исправьте файл/);
    expect(order?.allowedActions).toEqual(['CANCEL']);
  });
});

describe('an order of catalogue pieces', () => {
  it('has nothing to wait for', async () => {
    const customer = await aKnownCustomer(service, aCustomer({ locale: 'ru' }));
    const productId = await aPublishedProduct(service);
    const started = await run(service, customer, 'startOrder', {
      lines: [{ productId, quantity: 2 }],
      idempotencyKey: aKey(),
    });
    expect(started.order).toMatchObject({ status: 'FILE_UPLOADED', lines: [{ title: 'Гладкое кольцо', quantity: 2 }] });
    await run(service, customer, 'submitOrder', {
      orderId: started.order?.id,
      delivery: aDelivery,
      idempotencyKey: aKey(),
    });
    await service.settle();
    expect(await look(service, customer, started.order?.id ?? '')).toMatchObject({
      status: 'MANUFACTURING_APPROVED',
      total: { amountMinor: 77_000_00 },
    });
  });

  it('of a partner is known by its channel', async () => {
    const partner = await aKnownCustomer(service, anIdentity({ roles: ['PARTNER'] }));
    const productId = await aPublishedProduct(service);
    const started = await run(service, partner, 'startOrder', { lines: [{ productId }], idempotencyKey: aKey() });
    expect(started.order?.channel).toBe('PARTNER');
  });
});

/** Events of a later revision than the first. */
function withRevision(of: OrdersService, revision: number): OrdersService['subgraph']['handle'] {
  return (type, payload, id) => of.subgraph.handle(type, payload, id, revision);
}
