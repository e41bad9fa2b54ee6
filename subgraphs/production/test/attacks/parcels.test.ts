import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import {
  aKey,
  aKnownOperator,
  aManager,
  anApprovedOrder,
  anOperator,
  look,
  openProductionService,
  type ProductionService,
  run,
} from '../production-service.ts';

let service: ProductionService;

beforeAll(async () => {
  service = await openProductionService();
});

afterAll(async () => {
  await service.close();
});

describe('a piece that is packed', () => {
  it('is told to be in other hands when a manager gives it to another operator, and once only', async () => {
    const [first, second] = [anOperator(), await aKnownOperator(service, { displayName: 'Olga' })];
    const { orderId, workOrderId } = await anApprovedOrder(service);
    await run(service, first, 'takeWorkOrder', { workOrderId });
    for (const to of ['COMPLETED', 'PACKAGING']) await run(service, first, 'advanceWorkOrder', { workOrderId, to });
    const input = { workOrderId, operatorId: second.accountId, idempotencyKey: aKey() };
    for (let sent = 0; sent < 2; sent += 1) await run(service, aManager(), 'assignWorkOrder', input);
    await service.platform.relay.idle();
    const told = service.platform.published.filter(({ aggregateId }) => aggregateId === workOrderId);
    // In the order of their revisions: by these who hears of them late tells old from new.
    expect(told.map(({ type, revision }) => [type, revision])).toEqual([
      ['work-order.started.v1', 2],
      ['work-order.completed.v1', 3],
      ['work-order.packaging-started.v1', 4],
      ['work-order.handed-over.v1', 5],
    ]);
    expect(told.at(-1)?.payload).toEqual({ workOrderId, orderId, operatorId: second.accountId });
  });
});

describe('the number of a parcel', () => {
  it('is shown to its customer, who looks after orders and who shipped it; not to other operators', async () => {
    const [customer, holder] = [aCustomer(), anOperator()];
    const { workOrderId } = await anApprovedOrder(service, { customerId: customer.accountId });
    await run(service, holder, 'takeWorkOrder', { workOrderId });
    for (const to of ['COMPLETED', 'PACKAGING']) await run(service, holder, 'advanceWorkOrder', { workOrderId, to });
    const shipping = { workOrderId, to: 'SHIPPED', trackingNumber: 'RU-123456', idempotencyKey: aKey() };
    await run(service, holder, 'advanceWorkOrder', shipping);
    const numberFor = async (as: Parameters<typeof look>[1]) => (await look(service, as, workOrderId))?.trackingNumber;
    for (const as of [customer, holder, aManager(), anIdentity({ roles: ['SELLER'] })]) {
      expect(await numberFor(as)).toBe('RU-123456');
    }
    expect(await numberFor(anOperator())).toBeNull();
    // Another's key finds nothing that was answered before: the refusal shows the work order as they may see it.
    const again = await run(service, anOperator(), 'advanceWorkOrder', shipping);
    expect([again.code, again.workOrder?.trackingNumber]).toEqual(['NOT_YOURS', null]);
  });
});
