import type { Identity } from '@alexandrite/contracts/identity';
import {
  aKey,
  aManager,
  anApprovedOrder,
  anOperator,
  look,
  openProductionService,
  type ProductionService,
  run,
} from './production-service.ts';

let service: ProductionService;

beforeEach(async () => {
  service = await openProductionService();
});

afterEach(async () => {
  await service.close();
});

/** A work order that an operator took; answers its id. */
async function inTheHandsOf(operator: Identity): Promise<string> {
  const { workOrderId } = await anApprovedOrder(service, { orderNumber: 'A-1' });
  await run(service, operator, 'takeNextWorkOrder');
  return workOrderId;
}

describe('moving a work order on', () => {
  it('goes through the stages, tells of each and shows each to who follows it', async () => {
    const operator = anOperator();
    const workOrderId = await inTheHandsOf(operator);
    const move = (to: string, more = {}) => run(service, operator, 'advanceWorkOrder', { workOrderId, to, ...more });
    expect((await move('COMPLETED')).workOrder).toMatchObject({ stage: 'COMPLETED', allowedTargets: ['PACKAGING'] });
    await move('PACKAGING');
    expect((await move('SHIPPED', { trackingNumber: ' RU-123456 ' })).workOrder).toMatchObject({
      stage: 'SHIPPED',
      trackingNumber: 'RU-123456',
      allowedTargets: [],
      revision: 5,
    });
    await service.platform.relay.idle();
    expect(service.platform.published.map(({ type }) => type)).toEqual([
      'work-order.started.v1',
      'work-order.completed.v1',
      'work-order.packaging-started.v1',
      'work-order.shipped.v1',
    ]);
    expect(service.platform.published.at(-1)?.payload).toMatchObject({ trackingNumber: 'RU-123456' });
    expect(service.platform.signals.map(({ entity, revision, ownerId }) => [entity, revision, ownerId])).toEqual(
      [1, 2, 3, 4, 5].map((revision) => ['WorkOrder', revision, null]),
    );
    const shown = await Promise.all([1, 2, 3, 4, 5].map((revision) => look(service, operator, workOrderId, revision)));
    expect(shown.map((workOrder) => [workOrder?.stage, workOrder?.revision, workOrder?.operator?.displayName])).toEqual(
      [
        ['QUEUED', 1, undefined],
        ['STARTED', 2, 'Ivan'],
        ['COMPLETED', 3, 'Ivan'],
        ['PACKAGING', 4, 'Ivan'],
        ['SHIPPED', 5, 'Ivan'],
      ],
    );
  });

  it('cannot skip a stage or go back', async () => {
    const operator = anOperator();
    const workOrderId = await inTheHandsOf(operator);
    const packed = await run(service, operator, 'advanceWorkOrder', { workOrderId, to: 'PACKAGING' });
    expect(packed).toMatchObject({ code: 'WRONG_STAGE', workOrder: { stage: 'STARTED' } });
    await run(service, operator, 'advanceWorkOrder', { workOrderId, to: 'COMPLETED' });
    expect(await run(service, operator, 'advanceWorkOrder', { workOrderId, to: 'COMPLETED' })).toMatchObject({
      code: 'WRONG_STAGE',
    });
  });

  it('happens once for a key', async () => {
    const operator = anOperator();
    const workOrderId = await inTheHandsOf(operator);
    const input = { workOrderId, to: 'COMPLETED', idempotencyKey: aKey() };
    const answers = await Promise.all([
      run(service, operator, 'advanceWorkOrder', input),
      run(service, operator, 'advanceWorkOrder', input),
    ]);
    expect(answers.map(({ workOrder }) => workOrder?.revision)).toEqual([3, 3]);
    expect(await run(service, operator, 'advanceWorkOrder', { ...input, to: 'PACKAGING' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is for who holds it, and for managers', async () => {
    const workOrderId = await inTheHandsOf(anOperator());
    const input = { workOrderId, to: 'COMPLETED' };
    expect(await run(service, anOperator({ locale: 'ru' }), 'advanceWorkOrder', input)).toMatchObject({
      code: 'NOT_YOURS',
      message: expect.stringContaining('Заказ A-1 не у вас в работе') as string,
    });
    expect(await run(service, aManager(), 'advanceWorkOrder', input)).toMatchObject({
      __typename: 'WorkOrderAdvanced',
    });
  });

  it('ships with a tracking number that can be one, and takes none before', async () => {
    const operator = anOperator();
    const workOrderId = await inTheHandsOf(operator);
    const move = (input: object) => run(service, operator, 'advanceWorkOrder', { workOrderId, ...input });
    expect(await move({ to: 'COMPLETED', trackingNumber: 'RU123456' })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'TRACKING_NUMBER_TOO_EARLY',
      field: 'trackingNumber',
    });
    await move({ to: 'COMPLETED', trackingNumber: '' });
    await move({ to: 'PACKAGING' });
    for (const trackingNumber of [null, '', 'RU1', 'RU 12345', 'номер-1234', 'x'.repeat(41)]) {
      expect(await move({ to: 'SHIPPED', trackingNumber })).toMatchObject({ code: 'TRACKING_NUMBER_FORMAT' });
    }
  });
});
