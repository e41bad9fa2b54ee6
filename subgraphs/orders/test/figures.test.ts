import { registry } from '@alexandrite/service-kit/metrics';
import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import type { OrderFigures } from '../src/domain/order-figures.ts';
import { openOrdersStore, type OrdersStore } from '../src/store/index.ts';
import {
  aDelivery,
  aKey,
  aKnownCustomer,
  aPublishedProduct,
  openOrdersService,
  type OrdersService,
  run,
} from './orders-service.ts';

const dayMs = 86_400_000;

let service: OrdersService;
let store: OrdersStore;

beforeAll(async () => {
  service = await openOrdersService();
  store = openOrdersStore(service.platform);
});

afterAll(async () => {
  await service.close();
});

const inDays = (days: number): Promise<OrderFigures> =>
  store.figures(new Date(service.platform.clock().getTime() + days * dayMs));

/** An order for a piece, submitted; answers its id. */
async function aSubmittedOrder(quantity = 1): Promise<string> {
  const customer = await aKnownCustomer(service, aCustomer());
  const productId = await aPublishedProduct(service);
  const lines = [{ productId, quantity }];
  const started = await run(service, customer, 'startOrder', { lines, idempotencyKey: aKey() });
  const orderId = started.order?.id ?? '';
  await run(service, customer, 'submitOrder', { orderId, delivery: aDelivery, idempotencyKey: aKey() });
  return orderId;
}

describe('the figures of all orders', () => {
  it('count an order late from its promised date until it is shipped', async () => {
    const before = await inDays(90);
    const orderId = await aSubmittedOrder();
    await service.settle();
    expect((await inDays(0)).late).toBe(0);
    expect((await inDays(90)).late).toBe(before.late + 1);
    const step = { workOrderId: 'wo_1', orderId, operatorId: 'acc_1' };
    await service.subgraph.handle('work-order.started.v1', step);
    await service.subgraph.handle('work-order.completed.v1', step);
    await service.subgraph.handle('work-order.packaging-started.v1', step);
    await service.subgraph.handle('work-order.shipped.v1', { ...step, trackingNumber: 'RU-1' });
    expect((await inDays(90)).late).toBe(before.late);
  });

  it('tell how long a seller has been waited for, until they decide', async () => {
    const orderId = await aSubmittedOrder(20);
    await service.settle();
    const waiting = await inDays(0);
    expect(waiting.awaitingApproval).toBe(1);
    expect(waiting.approvalAwaitedSince).toEqual(service.platform.clock());
    expect(waiting.byStatus.PRICE_CALCULATED).toBe(1);
    await run(service, anIdentity({ roles: ['SELLER'] }), 'approveOrder', { orderId });
    expect(await inDays(0)).toMatchObject({ awaitingApproval: 0, approvalAwaitedSince: null });
  });

  it('count an order stuck that nothing has moved on, and not one that waits for a person', async () => {
    const before = (await inDays(1)).stuck;
    await aSubmittedOrder(20);
    await service.settle();
    expect((await inDays(1)).stuck).toBe(before);
  });

  it('stand among the metrics, with a zero for what there is none of', async () => {
    const text = await registry.metrics();
    expect(text).toMatch(/^orders_open\{status="MANUFACTURING_APPROVED"\} [1-9]/m);
    expect(text).toMatch(/^orders_open\{status="PACKAGING"\} 0$/m);
    expect(text).toMatch(/^orders_with_problem\{code="QUOTE_FAILED"\} 0$/m);
    expect(text).toMatch(/^orders_late 0$/m);
  });
});
