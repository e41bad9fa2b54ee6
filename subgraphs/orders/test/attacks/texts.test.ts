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

  /** A text of a length that is otherwise as it should be. */
  const ofLength: Readonly<Record<keyof typeof aDelivery, (count: number) => string>> = {
    recipient: long,
    phone: (count) => `+7${'-'.repeat(count - 12)}9000000000`,
    country: (count) => 'RU'.padEnd(count, 'U'),
    postcode: long,
    city: long,
    address: long,
  };

  const deliver = async (changed: Partial<typeof aDelivery>) => {
    const { customer, answer } = await start({});
    return run(service, customer, 'submitOrder', {
      orderId: answer.order?.id,
      delivery: { ...aDelivery, ...changed },
      idempotencyKey: aKey(),
    });
  };

  const fields = ['recipient', 'phone', 'country', 'postcode', 'city', 'address'] as const;

  it.each(fields)('has a %s of a bounded length', async (field) => {
    const { limit, answer: code } = textBounds[field];
    const refused = await deliver({ [field]: ofLength[field](limit + 1) });
    expect(refused).toMatchObject({ __typename: 'InvalidInput', code, field: `delivery.${field}` });
    expect((await deliver({ [field]: ofLength[field](limit) })).__typename).toBe('OrderSubmitted');
  });

  it.each(fields)('has nothing in its %s that a label cannot show', async (field) => {
    const typed = aDelivery[field];
    for (const sign of ['\u0000', '\u001B', '\u202E', '\u2066', '\uE000', '\uD83D']) {
      expect(await deliver({ [field]: `${typed}${sign}` })).toMatchObject({
        code: 'TEXT_SIGNS',
        field: `delivery.${field}`,
      });
    }
    for (const unseen of [
      '\u200B\u200B\u200B\u200B\u200B',
      '\u3164\u3164\u3164\u3164\u3164',
      '\u2800\u2800\u2800\u2800\u2800',
    ]) {
      expect(await deliver({ [field]: unseen })).toMatchObject({ code: 'DELIVERY_FIELD', field: `delivery.${field}` });
    }
  });

  it.each([
    ['phone', '-----', 'PHONE_FORMAT'],
    ['phone', '12345', 'PHONE_FORMAT'],
    ['phone', 'please ring', 'PHONE_FORMAT'],
    ['country', '??', 'DELIVERY_WORDS'],
    ['country', 'ZZ', 'COUNTRY_UNKNOWN'],
    ['recipient', '?!', 'DELIVERY_WORDS'],
    ['city', '...', 'DELIVERY_WORDS'],
    ['postcode', '-----', 'DELIVERY_WORDS'],
    ['address', '—', 'DELIVERY_WORDS'],
  ])('has a %s that is one: %s is refused', async (field, typed, code) => {
    expect(await deliver({ [field]: typed })).toMatchObject({
      __typename: 'InvalidInput',
      code,
      field: `delivery.${field}`,
    });
  });

  it('is kept as it is printed, however it was typed', async () => {
    const { customer, answer } = await start({});
    const delivery = {
      recipient: '  Анна\u00a0 Йо\u0438\u0306\u200B ',
      phone: '8 (900) 000 00 00',
      country: 'ru',
      postcode: ' 190000 ',
      city: 'Saint\tPetersburg',
      address: 'Nevsky\u00AD prospekt 1\r\nflat 2',
    };
    const orderId = answer.order?.id;
    await run(service, customer, 'submitOrder', { orderId, delivery, idempotencyKey: aKey() });
    const { data } = await service.subgraph.ask<{ order: { delivery: object } }>(
      customer,
      'query ($id: ID!) { order(id: $id) { delivery { recipient phone country postcode city address } } }',
      { id: orderId },
    );
    expect(data.order.delivery).toEqual({
      recipient: 'Анна Йой',
      phone: '+7 900 000 00 00',
      country: 'RU',
      postcode: '190000',
      city: 'Saint Petersburg',
      address: 'Nevsky prospekt 1 flat 2',
    });
  });

  it.each(['cancelOrder', 'rejectOrder', 'approveOrder'])(
    'has no reason that turns the page around: %s',
    async (mutation) => {
      const { answer } = await start({});
      const seller = anIdentity({ roles: ['SELLER'] });
      const input = { orderId: answer.order?.id, reason: 'No \u202Egold' };
      expect(await run(service, seller, mutation, input)).toMatchObject({ code: 'TEXT_SIGNS', field: 'reason' });
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
