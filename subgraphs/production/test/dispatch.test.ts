import {
  aKey,
  aKnownOperator,
  aManager,
  anApprovedOrder,
  anOperator,
  cancelOrder,
  openProductionService,
  type ProductionService,
  readQueue,
  run,
} from './production-service.ts';

let service: ProductionService;

beforeEach(async () => {
  service = await openProductionService({ RELEASE_WINDOW: 3 });
});

afterEach(async () => {
  await service.close();
});

/** Work orders due a day after one another, the first due first; answers their ids. */
async function aQueueOf(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let day = 0; day < count; day += 1) {
    const dueAt = new Date(Date.UTC(2026, 2, 10 + day)).toISOString();
    ids.push((await anApprovedOrder(service, { dueAt, orderNumber: `A-${day + 1}` })).workOrderId);
  }
  return ids;
}

describe('taking the next work order', () => {
  it('gives what is due first', async () => {
    await anApprovedOrder(service, { dueAt: '2026-04-01T00:00:00.000Z' });
    const { workOrderId } = await anApprovedOrder(service, { dueAt: '2026-03-05T00:00:00.000Z' });
    const operator = anOperator();
    const answer = await run(service, operator, 'takeNextWorkOrder');
    expect(answer).toMatchObject({
      __typename: 'WorkOrderTaken',
      workOrder: { id: workOrderId, stage: 'STARTED', operator: { id: operator.accountId, displayName: 'Ivan' } },
    });
    await service.platform.relay.idle();
    const started = service.platform.published.filter(({ type }) => type === 'work-order.started.v1');
    expect(started.map(({ payload }) => payload)).toEqual([
      { workOrderId, orderId: workOrderId.replace('wo_', 'ord_'), operatorId: operator.accountId },
    ]);
  });

  it('gives two who press at once different ones, and twelve too', async () => {
    await aQueueOf(12);
    const operators = Array.from({ length: 12 }, () => anOperator());
    const answers = await Promise.all(operators.map((operator) => run(service, operator, 'takeNextWorkOrder')));
    expect(answers.map(({ __typename }) => __typename)).toEqual(operators.map(() => 'WorkOrderTaken'));
    expect(new Set(answers.map(({ workOrder }) => workOrder?.id)).size).toBe(12);
  });

  it('goes on with what the operator has in work', async () => {
    await aQueueOf(2);
    const operator = anOperator();
    const first = await run(service, operator, 'takeNextWorkOrder');
    const again = await run(service, operator, 'takeNextWorkOrder');
    expect(again.workOrder?.id).toBe(first.workOrder?.id);
  });

  it('answers the same for the same key, even when that piece is long done', async () => {
    const [first] = await aQueueOf(3);
    const operator = anOperator();
    const idempotencyKey = aKey();
    await run(service, operator, 'takeNextWorkOrder');
    await run(service, operator, 'takeNextWorkOrder', { idempotencyKey });
    await run(service, operator, 'advanceWorkOrder', { workOrderId: first, to: 'COMPLETED' });
    const again = await run(service, operator, 'takeNextWorkOrder', { idempotencyKey });
    expect(again.workOrder).toMatchObject({ id: first, stage: 'COMPLETED' });
  });

  it('takes one piece however often one operator presses at once', async () => {
    await aQueueOf(6);
    const operator = anOperator();
    const idempotencyKey = aKey();
    const answers = await Promise.all([
      run(service, operator, 'takeNextWorkOrder', { idempotencyKey }),
      run(service, operator, 'takeNextWorkOrder', { idempotencyKey }),
      run(service, operator, 'takeNextWorkOrder'),
      run(service, operator, 'takeNextWorkOrder'),
    ]);
    expect(new Set(answers.map(({ workOrder }) => workOrder?.id)).size).toBe(1);
    expect((await readQueue(service, operator, { filter: { mine: true } })).totalCount).toBe(1);
  });

  it('says when there is nothing to take', async () => {
    const answer = await run(service, anOperator({ locale: 'ru' }), 'takeNextWorkOrder');
    expect(answer).toMatchObject({ __typename: 'QueueEmpty', code: 'QUEUE_EMPTY' });
    expect(answer.message).toMatch(/^Очередь пуста/);
  });
});

describe('taking a work order by choice', () => {
  it('is limited to those due first', async () => {
    const [, , third, fourth] = await aQueueOf(4);
    const refused = await run(service, anOperator(), 'takeWorkOrder', { workOrderId: fourth });
    expect(refused).toMatchObject({ __typename: 'WorkOrderRefused', code: 'NOT_RELEASED', workOrder: { id: fourth } });
    expect(await run(service, anOperator(), 'takeWorkOrder', { workOrderId: third })).toMatchObject({
      __typename: 'WorkOrderTaken',
      workOrder: { id: third, stage: 'STARTED' },
    });
    // One fewer waits before it now.
    expect(await run(service, anOperator(), 'takeWorkOrder', { workOrderId: fourth })).toMatchObject({
      __typename: 'WorkOrderTaken',
    });
  });

  it('reaches further when there are more operators', async () => {
    const [, , , fourth] = await aQueueOf(4);
    await aKnownOperator(service);
    const operator = await aKnownOperator(service);
    expect(await run(service, operator, 'takeWorkOrder', { workOrderId: fourth })).toMatchObject({
      __typename: 'WorkOrderTaken',
    });
  });

  it('lets one of two have it, and tells the other', async () => {
    const [workOrderId] = await aQueueOf(1);
    const answers = await Promise.all([
      run(service, anOperator(), 'takeWorkOrder', { workOrderId }),
      run(service, anOperator(), 'takeWorkOrder', { workOrderId }),
    ]);
    expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'ALREADY_TAKEN',
      'WorkOrderTaken',
    ]);
  });

  it('waits until what is in work is done, but not for what was called off', async () => {
    const first = await anApprovedOrder(service, { orderNumber: 'A-7' });
    const second = await anApprovedOrder(service);
    const operator = anOperator();
    await run(service, operator, 'takeWorkOrder', { workOrderId: first.workOrderId });
    const refused = await run(service, operator, 'takeWorkOrder', { workOrderId: second.workOrderId });
    expect(refused).toMatchObject({
      code: 'HAS_WORK',
      message: 'Order A-7 is in work and has to be finished first.',
      workOrder: { id: second.workOrderId, stage: 'QUEUED' },
    });
    await cancelOrder(service, first);
    expect(await run(service, operator, 'takeWorkOrder', { workOrderId: second.workOrderId })).toMatchObject({
      __typename: 'WorkOrderTaken',
    });
  });

  it('answers the same for the same key, and refuses the key for another work order', async () => {
    const [first, second] = await aQueueOf(2);
    const operator = anOperator();
    const idempotencyKey = aKey();
    const taken = await run(service, operator, 'takeWorkOrder', { workOrderId: first, idempotencyKey });
    expect(await run(service, operator, 'takeWorkOrder', { workOrderId: first, idempotencyKey })).toEqual(taken);
    expect(await run(service, operator, 'takeWorkOrder', { workOrderId: second, idempotencyKey })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });
});

describe('assigning a work order', () => {
  it('starts one that waits, released or not, and passes one in hand on', async () => {
    const [, , , fourth] = await aQueueOf(4);
    const manager = aManager();
    const [ivan, olga] = [
      await aKnownOperator(service),
      await aKnownOperator(service, { displayName: 'Olga', accountId: 'acc_olga' }),
    ];
    const given = { workOrderId: fourth, operatorId: ivan.accountId };
    expect(await run(service, manager, 'assignWorkOrder', given)).toMatchObject({
      __typename: 'WorkOrderAssigned',
      workOrder: { stage: 'STARTED', operator: { displayName: 'Ivan' } },
    });
    const passed = await run(service, manager, 'assignWorkOrder', { ...given, operatorId: olga.accountId });
    expect(passed.workOrder).toMatchObject({ stage: 'STARTED', operator: { displayName: 'Olga' } });
    expect(passed.workOrder?.history.map(({ operator }) => operator?.displayName ?? null)).toEqual([
      null,
      'Maria',
      'Maria',
    ]);
    await service.platform.relay.idle();
    expect(service.platform.published.filter(({ type }) => type === 'work-order.started.v1')).toHaveLength(1);
  });

  it('does not give an operator two pieces to make at once', async () => {
    const [first, second] = await aQueueOf(2);
    const { accountId: operatorId } = await aKnownOperator(service);
    await run(service, aManager(), 'assignWorkOrder', { workOrderId: first, operatorId });
    expect(await run(service, aManager(), 'assignWorkOrder', { workOrderId: second, operatorId })).toMatchObject({
      __typename: 'WorkOrderRefused',
      code: 'HAS_WORK',
    });
  });

  it('is for managers, and to operators', async () => {
    const [workOrderId] = await aQueueOf(1);
    const operator = await aKnownOperator(service);
    const input = { workOrderId, operatorId: operator.accountId };
    expect(await run(service, operator, 'assignWorkOrder', input)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await run(service, aManager(), 'assignWorkOrder', { ...input, operatorId: 'acc_nobody' })).toMatchObject({
      code: 'OPERATOR_NOT_FOUND',
    });
    expect(await run(service, aManager(), 'assignWorkOrder', { ...input, workOrderId: 'wo_none' })).toMatchObject({
      code: 'WORK_ORDER_NOT_FOUND',
    });
  });
});
