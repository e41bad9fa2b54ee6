import type { WorkStage } from '@alexandrite/contracts/events';
import type { Identity } from '@alexandrite/contracts/identity';
import {
  aManager,
  anApprovedOrder,
  anOperator,
  cancelOrder,
  openProductionService,
  type ProductionService,
  readQueue,
  run,
} from './production-service.ts';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 2, 2, 9);
const operator = anOperator();
const manager = aManager();
let service: ProductionService;
let ids: string[];

/** A work order in a stage, held by the operator when it is not queued. */
async function aWorkOrder(
  dueInDays: number,
  stage: WorkStage = 'QUEUED',
  holder: Identity = operator,
): Promise<string> {
  const dueAt = new Date(now + dueInDays * dayMs).toISOString();
  const { workOrderId } = await anApprovedOrder(service, { dueAt });
  const stages = ['STARTED', 'COMPLETED', 'PACKAGING', 'SHIPPED'] as const;
  for (const to of stages.slice(0, stages.findIndex((next) => next === stage) + 1)) {
    const trackingNumber = to === 'SHIPPED' ? 'RU-1234' : null;
    if (to === 'STARTED') await run(service, holder, 'takeWorkOrder', { workOrderId });
    else await run(service, holder, 'advanceWorkOrder', { workOrderId, to, trackingNumber });
  }
  return workOrderId;
}

beforeAll(async () => {
  service = await openProductionService({ RELEASE_WINDOW: 4 });
  ids = [];
  for (const stage of ['SHIPPED', 'PACKAGING', 'COMPLETED', 'STARTED'] as const) {
    ids.push(await aWorkOrder(-1 + ids.length, stage));
  }
  ids.push(await aWorkOrder(1, 'STARTED', anOperator()));
  for (const days of [-2, 0, 1, 2, 2, 3, 9]) ids.push(await aWorkOrder(days));
  const cancelledInWork = await anApprovedOrder(service, { dueAt: new Date(now - 3 * dayMs).toISOString() });
  await run(service, anOperator(), 'takeNextWorkOrder');
  await cancelOrder(service, cancelledInWork);
  const cancelledQueued = await anApprovedOrder(service);
  await cancelOrder(service, cancelledQueued);
  ids.push(cancelledInWork.workOrderId, cancelledQueued.workOrderId);
  // Some fifty commands: more than the usual limit allows on a busy machine.
}, 60_000);

afterAll(async () => {
  await service.close();
});

describe('the queue', () => {
  it('shows what is not shipped, due date first', async () => {
    const { nodes, totalCount } = await readQueue(service, manager, { first: 100 });
    expect(nodes).toHaveLength(12);
    expect(totalCount).toBe(12);
    const places = nodes.map(({ dueAt, id }) => `${dueAt} ${id}`);
    expect(places).toEqual(places.toSorted());
    expect(nodes.some(({ stage }) => stage === 'SHIPPED')).toBe(false);
  });

  it('is read page by page without a gap or a repetition, also where two are due at once', async () => {
    const whole = await readQueue(service, manager, { first: 100 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await readQueue(service, manager, { first: 1, after });
      expect(page.totalCount).toBe(12);
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole.nodes.map(({ id }) => id));
  });

  it('refuses a page that is too large and a cursor of another list', async () => {
    await expect(readQueue(service, manager, { first: 101 })).rejects.toThrow('BAD_USER_INPUT');
    const inside = (text: string): string => Buffer.from(text).toString('base64url');
    for (const after of ['nonsense', inside('["yesterday","wo_1"]'), inside('[5]')]) {
      await expect(readQueue(service, manager, { after })).rejects.toThrow('BAD_USER_INPUT');
    }
  });

  it.each([
    ['late ones', { risks: ['LATE'] }, ['LATE']],
    ['those due soon', { risks: ['DUE_SOON'] }, ['DUE_SOON']],
    ['those on track', { risks: ['ON_TRACK'] }, ['ON_TRACK']],
    ['late ones and those due soon', { risks: ['LATE', 'DUE_SOON'] }, ['DUE_SOON', 'LATE']],
    ['no risk at all', { risks: [] }, []],
  ])('shows %s', async (_, filter, risks) => {
    const { nodes } = await readQueue(service, manager, { filter });
    expect([...new Set(nodes.map(({ risk }) => risk))].sort()).toEqual(risks);
  });

  it('shows what the caller holds, and what others hold or nobody', async () => {
    const mine = await readQueue(service, operator, { filter: { mine: true } });
    expect(mine.nodes.map(({ stage }) => stage).sort()).toEqual(['COMPLETED', 'PACKAGING', 'STARTED']);
    const others = await readQueue(service, operator, { filter: { mine: false } });
    expect(others.totalCount).toBe(9);
  });

  it('shows what may be taken now', async () => {
    const released = await readQueue(service, operator, { filter: { released: true } });
    expect(released.nodes).toHaveLength(4);
    expect(released.nodes.every((node) => node.released && node.stage === 'QUEUED')).toBe(true);
    const kept = await readQueue(service, operator, { filter: { released: false, stages: ['QUEUED'] } });
    expect(kept.nodes).toHaveLength(3);
    expect(kept.nodes.some((node) => node.released)).toBe(false);
  });

  // What is pushed and what is read by a page must be the same list.
  it.each([
    {},
    { stages: ['QUEUED'] },
    { stages: ['STARTED', 'SHIPPED'] },
    { stages: [] },
    { mine: true },
    { mine: false },
    { released: true },
    { released: false },
    { risks: ['LATE'] },
    { risks: ['DUE_SOON'] },
    { risks: ['ON_TRACK'], stages: ['QUEUED', 'SHIPPED'] },
    { risks: ['LATE', 'ON_TRACK'], mine: false, released: true },
    { risks: [] },
  ])('agrees with the change that is pushed for %j', async (filter) => {
    const page = await readQueue(service, operator, { filter, first: 100 });
    const upserted: string[] = [];
    for (const id of ids) if ((await changeOf(id, filter))?.kind === 'UPSERTED') upserted.push(id);
    expect(upserted.toSorted()).toEqual(page.nodes.map(({ id }) => id).toSorted());
  });

  it('tells of each stage that a work order went through', async () => {
    const [shipped = ''] = ids;
    const filter = { stages: ['STARTED'] };
    const asOf = (revision: number) => changeOf(shipped, filter, revision);
    expect(await Promise.all([1, 2, 3].map(asOf))).toEqual([
      { kind: 'REMOVED', workOrder: { stage: 'QUEUED' } },
      { kind: 'UPSERTED', workOrder: { stage: 'STARTED' } },
      { kind: 'REMOVED', workOrder: { stage: 'COMPLETED' } },
    ]);
    expect(await changeOf('wo_missing', filter)).toBeNull();
  });
});

async function changeOf(workOrderId: string, filter: object, revision?: number) {
  const query = `
    query ($workOrderId: ID!, $filter: ProductionQueueFilter) {
      productionQueueChange(workOrderId: $workOrderId, filter: $filter) { kind workOrder { stage } }
    }`;
  const told = revision === undefined ? {} : { asOf: { entity: 'WorkOrder', id: workOrderId, revision } as const };
  const { data } = await service.subgraph.ask<{
    productionQueueChange: { kind: string; workOrder: { stage: string } } | null;
  }>(operator, query, { workOrderId, filter }, told);
  return data.productionQueueChange;
}
