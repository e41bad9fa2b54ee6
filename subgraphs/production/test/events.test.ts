import {
  aKnownOperator,
  aManager,
  anApproval,
  anApprovedOrder,
  anOperator,
  cancelOrder,
  look,
  openProductionService,
  type ProductionService,
  readQueue,
  run,
} from './production-service.ts';

let service: ProductionService;

beforeEach(async () => {
  service = await openProductionService();
});

afterEach(async () => {
  await service.close();
});

const workOrderIdOf = (orderId: string): string => orderId.replace('ord_', 'wo_');

describe('an approved order', () => {
  it('makes one work order however often it is told of, and leaves a begun one alone', async () => {
    const approval = anApproval();
    const { id } = await service.subgraph.handle('order.approved.v1', approval);
    await service.subgraph.handle('order.approved.v1', approval, id);
    await run(service, anOperator(), 'takeNextWorkOrder');
    await service.subgraph.handle('order.approved.v1', approval);
    const queue = await readQueue(service, aManager());
    expect(queue.totalCount).toBe(1);
    expect(queue.nodes[0]).toMatchObject({
      stage: 'STARTED',
      orderNumber: approval.orderNumber,
      dueAt: approval.dueAt,
      order: { id: approval.orderId },
      lines: [{ title: 'Plain band', quantity: 1, product: { id: 'prd_1' } }],
    });
  });
});

describe('a work order', () => {
  it('says the metal and the size that were approved', async () => {
    const approval = anApproval();
    const lines = approval.lines.map((line) => ({ ...line, metal: 'WHITE_GOLD', size: '16.5' }));
    await service.subgraph.handle('order.approved.v1', { ...approval, lines });
    expect((await readQueue(service, aManager())).nodes[0]?.lines).toEqual([
      expect.objectContaining({ metal: 'WHITE_GOLD', size: '16.5' }),
    ]);
  });

  it('says neither where an earlier release approved the order', async () => {
    await service.subgraph.handle('order.approved.v1', anApproval());
    expect((await readQueue(service, aManager())).nodes[0]?.lines).toEqual([
      expect.objectContaining({ metal: null, size: null }),
    ]);
  });
});

describe('a cancelled order', () => {
  it('leaves the queue when nobody has begun', async () => {
    const approval = await anApprovedOrder(service);
    await cancelOrder(service, approval);
    expect((await readQueue(service, aManager())).totalCount).toBe(0);
    expect(await run(service, anOperator(), 'takeNextWorkOrder')).toMatchObject({ code: 'QUEUE_EMPTY' });
    expect(await run(service, anOperator(), 'takeWorkOrder', { workOrderId: approval.workOrderId })).toMatchObject({
      code: 'ORDER_CANCELLED',
    });
  });

  it('stops who works on it, who sees it for three days', async () => {
    const approval = await anApprovedOrder(service);
    const operator = anOperator();
    await run(service, operator, 'takeNextWorkOrder');
    await cancelOrder(service, approval);
    await cancelOrder(service, approval);
    const shown = await look(service, operator, approval.workOrderId);
    expect(shown).toMatchObject({ stage: 'STARTED', cancelled: true, allowedTargets: [], revision: 3 });
    const input = { workOrderId: approval.workOrderId, to: 'COMPLETED' };
    expect(await run(service, operator, 'advanceWorkOrder', input)).toMatchObject({ code: 'ORDER_CANCELLED' });
    expect((await readQueue(service, operator)).totalCount).toBe(1);
    service.platform.setTime(new Date('2026-03-05T09:00:00.001Z'));
    expect((await readQueue(service, operator)).totalCount).toBe(0);
  });

  it('makes no work when its approval comes behind its cancellation, or at the same moment', async () => {
    const late = anApproval();
    await cancelOrder(service, late);
    await service.subgraph.handle('order.approved.v1', late);
    expect(await look(service, aManager(), workOrderIdOf(late.orderId))).toMatchObject({ cancelled: true });
    const approvals = Array.from({ length: 10 }, () => anApproval());
    await Promise.all(
      approvals.flatMap((approval) => [
        service.subgraph.handle('order.approved.v1', approval),
        cancelOrder(service, approval),
      ]),
    );
    for (const { orderId } of approvals) {
      expect(await look(service, aManager(), workOrderIdOf(orderId))).toMatchObject({ cancelled: true });
    }
  });

  it('that is on its way already stays shipped', async () => {
    const approval = await anApprovedOrder(service);
    const { workOrderId } = approval;
    const operator = anOperator();
    await run(service, operator, 'takeNextWorkOrder');
    await run(service, operator, 'advanceWorkOrder', { workOrderId, to: 'COMPLETED' });
    await run(service, operator, 'advanceWorkOrder', { workOrderId, to: 'PACKAGING' });
    await run(service, operator, 'advanceWorkOrder', { workOrderId, to: 'SHIPPED', trackingNumber: 'RU-1234' });
    await cancelOrder(service, approval);
    expect(await look(service, operator, workOrderId)).toMatchObject({ stage: 'SHIPPED', cancelled: false });
  });
});

describe('a registered account', () => {
  const operators = async (): Promise<unknown> =>
    (await service.subgraph.ask<{ operators: unknown }>(aManager(), '{ operators { id displayName workload } }')).data
      .operators;

  it('is an operator when it has the role', async () => {
    const tell = (accountId: string, displayName: string, roles: readonly ('OPERATOR' | 'CUSTOMER')[]) =>
      service.subgraph.handle('account.registered.v1', { accountId, displayName, roles });
    await tell('acc_2', 'Olga', ['OPERATOR']);
    await tell('acc_1', 'Ivan', ['OPERATOR', 'CUSTOMER']);
    await tell('acc_1', 'Ivan', ['OPERATOR', 'CUSTOMER']);
    await tell('acc_3', 'Anna', ['CUSTOMER']);
    await anApprovedOrder(service);
    await run(service, anOperator({ accountId: 'acc_1' }), 'takeNextWorkOrder');
    expect(await operators()).toEqual([
      { id: 'acc_1', displayName: 'Ivan', workload: 1 },
      { id: 'acc_2', displayName: 'Olga', workload: 0 },
    ]);
  });
});

describe('an operator who makes no more pieces', () => {
  const tell = (accountId: string, type: 'account.changed.v1' | 'account.deleted.v1', revision: number) =>
    type === 'account.changed.v1'
      ? service.subgraph.handle(type, { accountId, displayName: 'Ivan', roles: [] }, undefined, revision)
      : service.subgraph.handle(type, { accountId }, undefined, revision);

  it.each(['account.changed.v1', 'account.deleted.v1'] as const)(
    'leaves the piece in work to the queue, where another takes it: %s',
    async (type) => {
      const { workOrderId } = await anApprovedOrder(service);
      const operator = await aKnownOperator(service);
      await run(service, operator, 'takeWorkOrder', { workOrderId });
      await tell(operator.accountId, type, 2);
      expect(await look(service, aManager(), workOrderId)).toMatchObject({ stage: 'QUEUED', operator: null });
      const other = await aKnownOperator(service);
      expect(await run(service, other, 'takeWorkOrder', { workOrderId })).toMatchObject({
        __typename: 'WorkOrderTaken',
      });
    },
  );

  it('keeps what they have in hand when they work again already', async () => {
    const { workOrderId } = await anApprovedOrder(service);
    const operator = await aKnownOperator(service);
    await run(service, operator, 'takeWorkOrder', { workOrderId });
    const { accountId } = operator;
    const again = { accountId, displayName: 'Ivan', roles: ['OPERATOR'] } as const;
    await service.subgraph.handle('account.changed.v1', again, undefined, 3);
    await tell(accountId, 'account.changed.v1', 2);
    expect(await look(service, aManager(), workOrderId)).toMatchObject({ stage: 'STARTED' });
  });
});
