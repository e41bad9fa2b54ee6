import { aCustomer, anIdentity, aVisitor } from '@alexandrite/service-kit/testing';
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

const seller = anIdentity({ roles: ['SELLER'], displayName: 'Olga' });
let service: OrdersService;

beforeAll(async () => {
  service = await openOrdersService();
});

afterAll(async () => {
  await service.close();
});

/** A submitted order that the rules left to a seller: its customer is not known. */
async function anOrderAwaitingSeller(customer = aCustomer()): Promise<string> {
  const productId = await aPublishedProduct(service);
  const started = await run(service, customer, 'startOrder', { lines: [{ productId }], idempotencyKey: aKey() });
  const id = started.order?.id ?? '';
  await run(service, customer, 'submitOrder', { orderId: id, delivery: aDelivery, idempotencyKey: aKey() });
  await service.settle();
  return id;
}

describe('a caller who is not the customer', () => {
  it('sees nothing of the order, and cannot tell it from one that does not exist', async () => {
    const id = await anOrderAwaitingSeller();
    const stranger = aCustomer();
    expect(await look(service, stranger, id)).toBeNull();
    const touched = await run(service, stranger, 'cancelOrder', { orderId: id });
    const missing = await run(service, stranger, 'cancelOrder', { orderId: 'ord_missing' });
    expect(touched).toEqual(missing);
    expect(missing).toMatchObject({ __typename: 'NotFound', code: 'ORDER_NOT_FOUND' });
  });

  it('has to sign in', async () => {
    const answer = await run(service, aVisitor(), 'startOrder', {
      lines: [{ productId: 'x' }],
      idempotencyKey: aKey(),
    });
    expect(answer).toMatchObject({ __typename: 'NotSignedIn', code: 'NOT_SIGNED_IN' });
    const list = await service.subgraph.ask(aVisitor(), '{ orders { nodes { id } } }');
    expect(list.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('may not approve without being a seller', async () => {
    const customer = aCustomer();
    const id = await anOrderAwaitingSeller(customer);
    expect(await run(service, customer, 'approveOrder', { orderId: id })).toMatchObject({ __typename: 'NotAllowed' });
    const operator = anIdentity({ roles: ['OPERATOR'] });
    expect(await run(service, operator, 'approveOrder', { orderId: id })).toMatchObject({ __typename: 'NotAllowed' });
  });
});

describe('a seller', () => {
  it('sees which rule did not pass and lets the order be made', async () => {
    const id = await anOrderAwaitingSeller();
    const waiting = await look(service, seller, id);
    expect(waiting).toMatchObject({ status: 'PRICE_CALCULATED', approval: { state: 'AWAITING_SELLER' } });
    expect(waiting?.approval?.rules.filter(({ passed }) => !passed)).toEqual([
      { name: 'KNOWN_CUSTOMER', passed: false, reason: 'We do not know the customer yet.' },
    ]);
    const approved = await run(service, seller, 'approveOrder', { orderId: id, reason: 'Called them.' });
    expect(approved.order).toMatchObject({
      status: 'MANUFACTURING_APPROVED',
      approval: { state: 'APPROVED_BY_SELLER' },
    });
    expect(approved.order?.timeline.at(-1)).toMatchObject({ actor: { kind: 'STAFF', name: 'Olga' } });
  });

  it('holds an order back with a reason, and may change their mind', async () => {
    const customer = aCustomer();
    const id = await anOrderAwaitingSeller(customer);
    expect(await run(service, seller, 'rejectOrder', { orderId: id, reason: ' ' })).toMatchObject({
      __typename: 'InvalidInput',
      field: 'reason',
    });
    await run(service, seller, 'rejectOrder', { orderId: id, reason: 'The stone is not to be had.' });
    const held = await look(service, customer, id);
    expect(held?.problem).toEqual({
      code: 'REJECTED_BY_SELLER',
      message: 'The order is held back: The stone is not to be had.',
    });
    expect(held?.approval).toBeNull();
    const approved = await run(service, seller, 'approveOrder', { orderId: id });
    expect(approved.order).toMatchObject({ status: 'MANUFACTURING_APPROVED', problem: null });
  });

  it('gives a reason when they cancel', async () => {
    const id = await anOrderAwaitingSeller();
    expect(await run(service, seller, 'cancelOrder', { orderId: id })).toMatchObject({ code: 'REASON_MISSING' });
    const cancelled = await run(service, seller, 'cancelOrder', { orderId: id, reason: 'Asked by telephone.' });
    expect(cancelled.order?.status).toBe('CANCELLED');
  });
});

describe('a customer', () => {
  it('cannot cancel once the piece is in work', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const id = await anOrderAwaitingSeller(customer);
    const step = { workOrderId: 'wo_2', orderId: id, operatorId: 'acc_operator' };
    await service.subgraph.handle('work-order.started.v1', step);
    expect(await run(service, customer, 'cancelOrder', { orderId: id })).toMatchObject({
      __typename: 'OrderStatusRefused',
    });
  });

  it('is asked when the price is above what they accepted, and may agree', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const { quoteId } = await aReadyQuote(service, customer);
    const started = await run(service, customer, 'startOrder', { lines: [{ quoteId }], idempotencyKey: aKey() });
    const orderId = started.order?.id ?? '';
    const submit = { orderId, delivery: aDelivery };
    await run(service, customer, 'submitOrder', { ...submit, acceptedTotalMinor: 60_000_00, idempotencyKey: aKey() });
    await service.settle();
    expect(await look(service, customer, orderId)).toMatchObject({
      status: 'SUBMITTED',
      problem: { code: 'PRICE_ABOVE_ACCEPTED' },
      allowedActions: ['SUBMIT', 'CANCEL'],
    });
    await run(service, customer, 'submitOrder', { ...submit, acceptedTotalMinor: 61_200_00, idempotencyKey: aKey() });
    await service.settle();
    expect(await look(service, customer, orderId)).toMatchObject({ status: 'MANUFACTURING_APPROVED', problem: null });
  });

  it('is told which field of the delivery is wrong', async () => {
    const customer = aCustomer({ locale: 'ru' });
    const answer = await run(service, customer, 'submitOrder', {
      orderId: 'ord_any',
      delivery: { ...aDelivery, phone: '1' },
      idempotencyKey: aKey(),
    });
    expect(answer).toMatchObject({ __typename: 'InvalidInput', field: 'delivery.phone' });
    expect(answer.message).toMatch(/от 5 до 30 знаков/);
  });

  it('cannot order somebody else’s quote, an expired one, or another quantity', async () => {
    const customer = aCustomer();
    const order = (line: object) => run(service, customer, 'startOrder', { lines: [line], idempotencyKey: aKey() });
    const foreign = await aReadyQuote(service, aCustomer());
    expect(await order({ quoteId: foreign.quoteId })).toMatchObject({
      __typename: 'NotFound',
      code: 'QUOTE_NOT_FOUND',
    });
    const expired = await aReadyQuote(service, customer, { validUntil: '2026-03-01T00:00:00.000Z' });
    expect(await order({ quoteId: expired.quoteId })).toMatchObject({
      __typename: 'QuoteRefused',
      code: 'QUOTE_EXPIRED',
    });
    const quote = await aReadyQuote(service, customer, { quantity: 3 });
    expect(await order({ quoteId: quote.quoteId, quantity: 2 })).toMatchObject({ code: 'QUOTE_QUANTITY_DIFFERS' });
    expect(await order({})).toMatchObject({ code: 'PRODUCT_OR_QUOTE', field: 'lines.0.productId' });
  });
});

describe('a repeated request', () => {
  it('answers the same order and starts no second one', async () => {
    const customer = aCustomer();
    const productId = await aPublishedProduct(service);
    const input = { lines: [{ productId, quantity: 1 }], idempotencyKey: aKey() };
    const answers = await Promise.all([1, 2, 3, 4].map(() => run(service, customer, 'startOrder', input)));
    expect(new Set(answers.map(({ order }) => order?.id)).size).toBe(1);
    const list = await service.subgraph.ask<{ orders: { nodes: unknown[] } }>(customer, '{ orders { nodes { id } } }');
    expect(list.data.orders.nodes).toHaveLength(1);
    const other = await run(service, customer, 'startOrder', { ...input, lines: [{ productId, quantity: 2 }] });
    expect(other).toMatchObject({ __typename: 'IdempotencyKeyReused', code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('with the key of another order submits neither twice nor the wrong one', async () => {
    const customer = aCustomer();
    const productId = await aPublishedProduct(service);
    const start = () => run(service, customer, 'startOrder', { lines: [{ productId }], idempotencyKey: aKey() });
    const [first, second] = await Promise.all([start(), start()]);
    const submit = { delivery: aDelivery, idempotencyKey: aKey() };
    const answers = await Promise.all(
      [first, second].map(({ order }) => run(service, customer, 'submitOrder', { ...submit, orderId: order?.id })),
    );
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['IdempotencyKeyReused', 'OrderSubmitted']);
  });

  it('submits once', async () => {
    const customer = aCustomer();
    const productId = await aPublishedProduct(service);
    const started = await run(service, customer, 'startOrder', { lines: [{ productId }], idempotencyKey: aKey() });
    const input = { orderId: started.order?.id, delivery: aDelivery, idempotencyKey: aKey() };
    await run(service, customer, 'submitOrder', input);
    await service.settle();
    const again = await run(service, customer, 'submitOrder', input);
    expect(again.__typename).toBe('OrderSubmitted');
    expect(
      again.order?.timeline.filter(({ status, kind }) => status === 'SUBMITTED' && kind === 'STATUS_CHANGED'),
    ).toHaveLength(1);
  });
});
