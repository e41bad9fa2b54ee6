import { OutOfOrderError } from '@alexandrite/service-kit/events';
import { aCustomer } from '@alexandrite/service-kit/testing';
import {
  aDelivery,
  aKey,
  aKnownCustomer,
  aPublishedProduct,
  look,
  openOrdersService,
  type OrdersService,
  run,
} from './orders-service.ts';

let service: OrdersService;

beforeAll(async () => {
  service = await openOrdersService();
});

afterAll(async () => {
  await service.close();
});

async function anApprovedOrder(customer = aCustomer()): Promise<string> {
  await aKnownCustomer(service, customer);
  const productId = await aPublishedProduct(service);
  const started = await run(service, customer, 'startOrder', { lines: [{ productId }], idempotencyKey: aKey() });
  const orderId = started.order?.id ?? '';
  await run(service, customer, 'submitOrder', { orderId, delivery: aDelivery, idempotencyKey: aKey() });
  await service.settle();
  return orderId;
}

describe('events', () => {
  it('that come twice change nothing twice', async () => {
    const customer = aCustomer();
    const orderId = await anApprovedOrder(customer);
    const step = { workOrderId: 'wo_1', orderId, operatorId: 'acc_1' };
    const { id } = await service.subgraph.handle('work-order.started.v1', step);
    await service.subgraph.handle('work-order.started.v1', step, id);
    await service.subgraph.handle('work-order.started.v1', step);
    const order = await look(service, customer, orderId);
    expect(order?.timeline.filter(({ status }) => status === 'MANUFACTURING_STARTED')).toHaveLength(1);
  });

  it('that come too early ask to be brought again', async () => {
    const customer = aCustomer();
    const orderId = await anApprovedOrder(customer);
    const step = { workOrderId: 'wo_1', orderId, operatorId: 'acc_1' };
    await expect(service.subgraph.handle('work-order.packaging-started.v1', step)).rejects.toThrow(OutOfOrderError);
    await service.subgraph.handle('work-order.started.v1', step);
    await service.subgraph.handle('work-order.completed.v1', step);
    await service.subgraph.handle('work-order.packaging-started.v1', step);
    expect(await look(service, customer, orderId)).toMatchObject({ status: 'PACKAGING' });
  });

  it('of production leave a cancelled order cancelled', async () => {
    const customer = aCustomer();
    const orderId = await anApprovedOrder(customer);
    await run(service, customer, 'cancelOrder', { orderId });
    await service.subgraph.handle('work-order.started.v1', { workOrderId: 'wo_1', orderId, operatorId: 'acc_1' });
    expect(await look(service, customer, orderId)).toMatchObject({ status: 'CANCELLED' });
    await service.platform.relay.idle();
    expect(
      service.platform.published.some(
        ({ type, aggregateId }) => type === 'order.cancelled.v1' && aggregateId === orderId,
      ),
    ).toBe(true);
  });

  it('tell the customer once, in their language', async () => {
    const customer = aCustomer({ locale: 'ru' });
    const orderId = await anApprovedOrder(customer);
    const changed = service.platform.published.filter(
      ({ type, aggregateId }) => type === 'order.status-changed.v1' && aggregateId === orderId,
    );
    for (const event of changed)
      await service.subgraph.handle('order.status-changed.v1', event.payload as never, event.id);
    const { data } = await service.subgraph.ask<{
      notifications: { nodes: { text: string; order: { id: string } }[] };
    }>(customer, '{ notifications { nodes { text order { id } } } }');
    const texts = data.notifications.nodes.map(({ text }) => text.replace(/A-\d+/, '№'));
    expect(texts.sort()).toEqual([
      'Заказ №: заказ оформлен.',
      'Заказ №: заказ передан в производство.',
      'Заказ №: цена рассчитана, срок назван.',
    ]);
    expect(data.notifications.nodes[0]?.order.id).toBe(orderId);
  });

  it('that were lost leave no order behind', async () => {
    const customer = await aKnownCustomer(service, aCustomer());
    const productId = await aPublishedProduct(service);
    const started = await run(service, customer, 'startOrder', { lines: [{ productId }], idempotencyKey: aKey() });
    const orderId = started.order?.id ?? '';
    await run(service, customer, 'submitOrder', { orderId, delivery: aDelivery, idempotencyKey: aKey() });
    // None of the events that this wrote is handed back: the process that should have taken them is gone.
    expect(await look(service, customer, orderId)).toMatchObject({ status: 'SUBMITTED' });
    service.platform.setTime(new Date('2026-03-02T09:05:00.000Z'));
    await service.watch();
    expect(await look(service, customer, orderId)).toMatchObject({ status: 'MANUFACTURING_APPROVED' });
  });
});
