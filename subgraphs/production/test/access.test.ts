import type { Identity } from '@alexandrite/contracts/identity';
import { aCustomer, anIdentity, aVisitor } from '@alexandrite/service-kit/testing';
import {
  aManager,
  anApprovedOrder,
  anOperator,
  look,
  openProductionService,
  type ProductionService,
  run,
} from './production-service.ts';

let service: ProductionService;

beforeAll(async () => {
  service = await openProductionService();
});

afterAll(async () => {
  await service.close();
});

const orderWithWorkOrder = `
  query ($orders: [_Any!]!) {
    _entities(representations: $orders) {
      ... on Order { id workOrder { stage dueAt risk released operator { displayName } history { stage } } }
    }
  }`;

interface OrderShown {
  readonly id: string;
  readonly workOrder: {
    readonly stage: string;
    readonly operator: unknown;
    readonly history: readonly unknown[];
  } | null;
}

async function lookAtOrders(as: Identity, orderIds: readonly string[]): Promise<readonly OrderShown[]> {
  const orders = orderIds.map((id) => ({ __typename: 'Order', id }));
  const { data } = await service.subgraph.ask<{ _entities: readonly OrderShown[] }>(as, orderWithWorkOrder, { orders });
  return data._entities;
}

/** Runs something and answers which reads of the database it took. */
async function readsOf(work: () => Promise<unknown>): Promise<string[]> {
  const reads: string[] = [];
  await service.platform.relay.idle();
  service.platform.mongo.set('debug', (collection: string, method: string) => reads.push(`${collection}.${method}`));
  try {
    await work();
  } finally {
    service.platform.mongo.set('debug', false);
  }
  return reads.toSorted();
}

describe('a customer', () => {
  it('sees when their order will be ready, and nothing of the workshop', async () => {
    const customer = aCustomer();
    const { orderId, workOrderId } = await anApprovedOrder(service, { customerId: customer.accountId });
    await run(service, anOperator(), 'takeWorkOrder', { workOrderId });
    const [order] = await lookAtOrders(customer, [orderId]);
    expect(order?.workOrder).toEqual({
      stage: 'STARTED',
      dueAt: '2026-03-09T09:00:00.000Z',
      risk: 'ON_TRACK',
      released: false,
      operator: null,
      history: [],
    });
  });

  it('sees nothing of the orders of others, nor of the queue', async () => {
    const { orderId, workOrderId } = await anApprovedOrder(service);
    const stranger = aCustomer();
    expect(await lookAtOrders(stranger, [orderId])).toEqual([{ id: orderId, workOrder: null }]);
    expect(await look(service, stranger, workOrderId)).toBeNull();
    const change = `query ($id: ID!) { productionQueueChange(workOrderId: $id) { kind } }`;
    for (const query of ['{ productionQueue { totalCount } }', '{ operators { id } }']) {
      expect((await service.subgraph.ask(stranger, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await service.subgraph.ask(aVisitor(), query)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await service.subgraph.ask(stranger, change, { id: workOrderId })).toMatchObject({
      data: { productionQueueChange: null },
    });
    for (const mutation of ['takeNextWorkOrder', 'takeWorkOrder', 'assignWorkOrder', 'advanceWorkOrder']) {
      const input = {
        ...(mutation === 'takeNextWorkOrder' ? {} : { workOrderId }),
        ...(mutation === 'assignWorkOrder' ? { operatorId: 'acc_1' } : {}),
        ...(mutation === 'advanceWorkOrder' ? { to: 'COMPLETED' } : {}),
      };
      expect(await run(service, stranger, mutation, input)).toMatchObject({ code: 'NOT_ALLOWED' });
      expect(await run(service, aVisitor(), mutation, input)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    }
  });
});

describe('a seller', () => {
  it('sees who works on an order, but not the queue', async () => {
    const seller = anIdentity({ roles: ['SELLER'] });
    const { workOrderId } = await anApprovedOrder(service);
    await run(service, anOperator({ displayName: 'Olga' }), 'takeWorkOrder', { workOrderId });
    expect(await look(service, seller, workOrderId)).toMatchObject({
      operator: { displayName: 'Olga' },
      allowedTargets: [],
    });
    const queue = await service.subgraph.ask(seller, '{ productionQueue { totalCount } }');
    expect(queue.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await run(service, seller, 'takeNextWorkOrder')).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('what an idempotency key must look like', () => {
  it('is said in the language of the caller', async () => {
    const input = { idempotencyKey: 'short' };
    expect(await run(service, anOperator(), 'takeNextWorkOrder', input)).toMatchObject({
      __typename: 'InvalidInput',
      field: 'idempotencyKey',
      message: 'An idempotency key has 8 to 128 printable characters and no spaces.',
    });
    expect((await run(service, anOperator({ locale: 'ru' }), 'takeNextWorkOrder', input)).message).toMatch(/^Ключ/);
  });
});

describe('reading many', () => {
  it('takes one query for the work orders of fifty orders', async () => {
    const approvals = await Promise.all(Array.from({ length: 50 }, () => anApprovedOrder(service)));
    const orderIds = approvals.map(({ orderId }) => orderId);
    let shown: readonly OrderShown[] = [];
    const reads = await readsOf(async () => {
      shown = await lookAtOrders(anIdentity({ roles: ['SELLER'] }), orderIds);
    });
    expect(shown.map(({ id }) => id)).toEqual(orderIds);
    expect(shown.every(({ workOrder }) => workOrder?.stage === 'QUEUED')).toBe(true);
    // The work orders; and how far the queue is released, once.
    expect(reads).toEqual(['operators.countDocuments', 'work_orders.find', 'work_orders.findOne']);
  });

  it('takes five queries for a page of the queue with everything in it', async () => {
    const operators = Array.from({ length: 5 }, () => anOperator());
    for (const operator of operators) await run(service, operator, 'takeNextWorkOrder');
    const query = `{
      productionQueue(first: 50) {
        totalCount
        nodes { id stage released risk lines { title } operator { displayName workload } history { at operator { displayName } } }
      }
    }`;
    const reads = await readsOf(() => service.subgraph.ask(aManager(), query));
    expect(reads).toEqual([
      'operators.countDocuments',
      'work_orders.aggregate',
      'work_orders.countDocuments',
      'work_orders.find',
      'work_orders.findOne',
    ]);
  });

  it('does not count what nobody asks for', async () => {
    const query = '{ productionQueue(filter: { stages: [STARTED] }) { nodes { id stage } } }';
    expect(await readsOf(() => service.subgraph.ask(aManager(), query))).toEqual(['work_orders.find']);
  });
});
