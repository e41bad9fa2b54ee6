import { textBounds } from '@alexandrite/contracts/bounds/texts';
import type { EventPayloads } from '@alexandrite/contracts/events';
import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import {
  aDelivery,
  aKey,
  aKnownCustomer,
  aPublishedProduct,
  openOrdersService,
  type OrdersService,
  run,
} from '../orders-service.ts';

type Offered = Partial<EventPayloads['product.published.v1']>;

const long = (count: number): string => 'x'.repeat(count);

describe('what somebody writes into an order', () => {
  let service: OrdersService;
  beforeAll(async () => {
    service = await openOrdersService();
  });
  afterAll(() => service.close());

  const start = async (line: object, more: object = {}, offered: Offered = {}) => {
    const productId = await aPublishedProduct(service, offered);
    const customer = await aKnownCustomer(service, aCustomer());
    const lines = [{ productId, ...line }];
    return { customer, answer: await run(service, customer, 'startOrder', { lines, idempotencyKey: aKey(), ...more }) };
  };

  it.each([
    ['pieces', textBounds.pieces, (count: number) => [{ quantity: count }]],
    ['idempotencyKey', textBounds.idempotencyKey, (count: number) => [{}, { idempotencyKey: long(count) }]],
  ] as const)('is taken up to the bound of %s, and refused beyond', async (_, { limit, answer: code }, of) => {
    const cheap = { price: { amountMinor: 100, currency: 'RUB' } } as const;
    const [line = {}, more = {}] = of(limit);
    expect((await start(line, more, cheap)).answer.__typename).toBe('OrderStarted');
    const [longLine = {}, longMore = {}] = of(limit + 1);
    expect((await start(longLine, longMore, cheap)).answer).toMatchObject({ __typename: 'InvalidInput', code });
  });

  it.each([
    ['size', 'sizes'],
    ['metal', 'metals'],
  ] as const)('has a %s of a bounded length', async (choice, offered) => {
    const { limit, answer: code } = textBounds[choice];
    const chosen = (count: number) => start({ [choice]: long(count) }, {}, { [offered]: [long(count)] });
    expect((await chosen(limit)).answer.__typename).toBe('OrderStarted');
    expect((await chosen(limit + 1)).answer).toMatchObject({ __typename: 'InvalidInput', code });
  });

  it('has no more lines than an order may', async () => {
    const { limit, answer: code } = textBounds.lines;
    const productId = await aPublishedProduct(service);
    const lines = (count: number) => ({ lines: Array.from({ length: count }, () => ({ productId })) });
    expect((await start({}, lines(limit))).answer.__typename).toBe('OrderStarted');
    expect((await start({}, lines(limit + 1))).answer).toMatchObject({ code });
  });

  it.each(['recipient', 'phone', 'country', 'postcode', 'city', 'address'] as const)(
    'has a %s of a bounded length',
    async (field) => {
      const { limit, answer: code } = textBounds[field];
      const { customer, answer } = await start({});
      const submit = (count: number) =>
        run(service, customer, 'submitOrder', {
          orderId: answer.order?.id,
          delivery: { ...aDelivery, [field]: long(count) },
          idempotencyKey: aKey(),
        });
      expect(await submit(limit + 1)).toMatchObject({ __typename: 'InvalidInput', code, field: `delivery.${field}` });
      expect((await submit(limit)).__typename).toBe('OrderSubmitted');
    },
  );

  it('has a reason of a bounded length', async () => {
    const { limit, answer: code } = textBounds.reason;
    const { customer, answer } = await start({});
    const cancel = (count: number) =>
      run(service, customer, 'cancelOrder', { orderId: answer.order?.id, reason: long(count) });
    expect(await cancel(limit + 1)).toMatchObject({ __typename: 'InvalidInput', code });
    expect((await cancel(limit)).__typename).toBe('OrderCancelled');
  });

  it.each([
    ['ids of a filter', textBounds.filterIds, (count: number) => `filter: { ids: [${'"a" '.repeat(count)}] }`],
    ['entries of a page', textBounds.page, (count: number) => `first: ${count}`],
  ] as const)('is looked for by no more %s than a question may have', async (_, { limit, answer: code }, of) => {
    const look = (count: number) =>
      service.subgraph.ask(anIdentity({ roles: ['SELLER'] }), `{ orders(${of(count)}) { nodes { id } } }`);
    expect((await look(limit)).errors ?? []).toEqual([]);
    expect((await look(limit + 1)).errors?.[0]?.extensions).toMatchObject({ code });
  });
});
