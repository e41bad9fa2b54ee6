import { largestAmountMinor } from '@alexandrite/contracts/money';
import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import {
  aDelivery,
  aKey,
  aKnownCustomer,
  type Answer,
  aPublishedProduct,
  aReadyQuote,
  look,
  openOrdersService,
  type OrdersService,
  run,
} from './orders-service.ts';

const seller = anIdentity({ roles: ['SELLER'] });
let service: OrdersService;

beforeAll(async () => {
  service = await openOrdersService();
});

afterAll(async () => {
  await service.close();
});

const start = (customer: ReturnType<typeof aCustomer>, ...lines: object[]): Promise<Answer> =>
  run(service, customer, 'startOrder', { lines, idempotencyKey: aKey() });

const submit = (customer: ReturnType<typeof aCustomer>, orderId: string | undefined, country = 'RU'): Promise<Answer> =>
  run(service, customer, 'submitOrder', { orderId, delivery: { ...aDelivery, country }, idempotencyKey: aKey() });

describe('a quote of one tax region', () => {
  it('is not delivered to another: the order stays unsubmitted, and says of which country the tax is', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const { quoteId } = await aReadyQuote(service, customer, { taxRegion: 'KZ' });
    const { order } = await start(customer, { quoteId });
    const refused = await submit(customer, order?.id, 'RU');
    expect(refused).toMatchObject({
      __typename: 'InvalidInput',
      code: 'TAX_REGION_DIFFERS',
      field: 'delivery.country',
    });
    expect(refused.message).toContain('KZ');
    expect(await look(service, customer, order?.id ?? '')).toMatchObject({ status: 'FILE_UPLOADED' });
    expect((await submit(customer, order?.id, 'KZ')).order?.status).toBe('SUBMITTED');
    await service.settle();
    expect(await look(service, customer, order?.id ?? '')).toMatchObject({ status: 'MANUFACTURING_APPROVED' });
  });

  it('is not ordered together with one of another', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const home = await aReadyQuote(service, customer);
    const abroad = await aReadyQuote(service, customer, { taxRegion: 'AM' });
    expect(await start(customer, { quoteId: home.quoteId }, { quoteId: abroad.quoteId })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'TAX_REGIONS_MIXED',
      field: 'lines.1.quoteId',
    });
  });

  it('that an earlier release told without its region is left to a seller', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const { quoteId } = await aReadyQuote(service, customer, { taxRegion: undefined });
    const { order } = await start(customer, { quoteId });
    await submit(customer, order?.id);
    await service.settle();
    const waiting = await look(service, seller, order?.id ?? '');
    expect(waiting?.approval).toMatchObject({ state: 'AWAITING_SELLER' });
    expect(waiting?.approval?.rules.filter(({ passed }) => !passed)).toEqual([
      {
        name: 'PRICE_STILL_TRUE',
        passed: false,
        reason: 'The price no longer fits the order: the country of the tax could not be checked.',
      },
    ]);
    expect((await run(service, seller, 'approveOrder', { orderId: order?.id })).order?.status).toBe(
      'MANUFACTURING_APPROVED',
    );
  });
});

describe('what is chosen of a catalogue piece', () => {
  it.each([
    ['metal', { metal: 'PLATINUM' }, 'METAL_NOT_OFFERED'],
    ['metal', { metal: 'any text' }, 'METAL_NOT_OFFERED'],
    ['size', { size: '99' }, 'SIZE_NOT_OFFERED'],
    ['size', { size: '' }, 'SIZE_NOT_OFFERED'],
  ])('is a %s that it is made in: not %j', async (choice, chosen, code) => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service);
    expect(await start(customer, { productId, ...chosen })).toMatchObject({
      __typename: 'InvalidInput',
      code,
      field: `lines.0.${choice}`,
    });
  });

  it('cannot be a size where size does not apply', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service, { sizes: [] });
    expect(await start(customer, { productId, size: '17' })).toMatchObject({ code: 'SIZE_NOT_OFFERED' });
    expect((await start(customer, { productId })).order?.lines[0]).toMatchObject({ metal: 'YELLOW_GOLD', size: null });
  });

  it('is told to production, the usual ones where nothing was chosen', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service);
    const chosen = { metal: 'WHITE_GOLD', size: '16' };
    const { order } = await start(customer, { productId }, { productId, ...chosen });
    await submit(customer, order?.id);
    await service.settle();
    const told = service.platform.published.find(
      ({ type, aggregateId }) => type === 'order.approved.v1' && aggregateId === order?.id,
    );
    expect(told?.payload).toMatchObject({ lines: [{ metal: 'YELLOW_GOLD', size: '17' }, chosen] });
  });

  it('is looked at again before it is submitted, when the piece is made otherwise by then', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service);
    const { order } = await start(customer, { productId, metal: 'WHITE_GOLD' });
    await publishAgain(productId, { metals: ['YELLOW_GOLD'] });
    expect(await submit(customer, order?.id)).toMatchObject({ __typename: 'InvalidInput', code: 'METAL_NOT_OFFERED' });
  });

  it('is looked at again before a seller approves, who cannot overlook it', async () => {
    const customer = aCustomer();
    const productId = await aPublishedProduct(service);
    const { order } = await start(customer, { productId, size: '18' });
    await submit(customer, order?.id);
    await service.settle();
    expect(await look(service, seller, order?.id ?? '')).toMatchObject({ approval: { state: 'AWAITING_SELLER' } });
    await publishAgain(productId, { sizes: ['16'] });
    expect(await run(service, seller, 'approveOrder', { orderId: order?.id })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'SIZE_NOT_OFFERED',
    });
  });
});

describe('the price of a catalogue piece', () => {
  it('is that of the day it is submitted, and asked about when it has risen', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service);
    const { order } = await start(customer, { productId, quantity: 2 });
    await publishAgain(productId, { price: { amountMinor: 40_000_00, currency: 'RUB' } });
    const accepted = { orderId: order?.id, delivery: aDelivery, acceptedTotalMinor: order?.total?.amountMinor };
    await run(service, customer, 'submitOrder', { ...accepted, idempotencyKey: aKey() });
    await service.settle();
    expect(await look(service, customer, order?.id ?? '')).toMatchObject({
      status: 'SUBMITTED',
      problem: { code: 'PRICE_ABOVE_ACCEPTED' },
      total: { amountMinor: 80_000_00 },
    });
  });

  it('is refused where a line, or all together, is more than an amount can tell', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const price = { amountMinor: 180_000_000, currency: 'RUB' } as const;
    const productId = await aPublishedProduct(service, { price });
    const tooMuch = { __typename: 'InvalidInput', code: 'TOTAL_TOO_LARGE' };
    expect(await start(customer, { productId, quantity: 12 })).toMatchObject(tooMuch);
    expect(await start(customer, { productId, quantity: 6 }, { productId, quantity: 6 })).toMatchObject(tooMuch);
    expect((await start(customer, { productId, quantity: 11 })).order?.total).toMatchObject({
      amountMinor: 1_980_000_000,
    });
  });

  it('breaks no list where an earlier release took more than that', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service);
    const { order } = await start(customer, { productId });
    const wide = { amountMinor: largestAmountMinor * 2, currency: 'RUB' };
    await service.platform.mongo
      .collection<{ _id: string }>('orders')
      .updateOne({ _id: order?.id ?? '' }, { $set: { 'lines.0.price': wide } });
    const fields = '{ orders { nodes { id total { amountMinor } lines { price { amountMinor } } } } }';
    const list = await service.subgraph.ask(customer, fields);
    expect(list.errors ?? []).toEqual([]);
    expect(list.data).toEqual({ orders: { nodes: [{ id: order?.id, total: null, lines: [{ price: null }] }] } });
  });
});

/** The shop tells of the piece anew. */
async function publishAgain(productId: string, changed: Parameters<typeof aPublishedProduct>[1]): Promise<void> {
  const { handle } = service.subgraph;
  const again: typeof handle = (type, payload, id) => handle(type, payload, id, 2);
  await aPublishedProduct({ ...service, subgraph: { ...service.subgraph, handle: again } }, { productId, ...changed });
}
