import { appendPage, applyChange, movesRelease, type QueueList } from './queue-list.ts';
import type { QueuedWork } from '../work-order.ts';

const aWorkOrder = (change: Partial<QueuedWork> = {}): QueuedWork => ({
  id: 'wo_1',
  orderNumber: 'A-100001',
  stage: 'QUEUED',
  dueAt: '2026-03-14T12:00:00.000Z',
  risk: 'ON_TRACK',
  released: true,
  cancelled: false,
  revision: 1,
  trackingNumber: null,
  allowedTargets: [],
  operator: null,
  lines: [],
  order: null,
  ...change,
});

const due = (day: number) => `2026-03-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const aList = (nodes: readonly QueuedWork[], hasNextPage = false): QueueList => ({
  nodes,
  pageInfo: { hasNextPage, endCursor: null },
  totalCount: nodes.length,
});
const idsOf = ({ nodes }: QueueList) => nodes.map(({ id }) => id);

describe('applyChange', () => {
  const list = aList([aWorkOrder({ id: 'wo_a', dueAt: due(2) }), aWorkOrder({ id: 'wo_c', dueAt: due(6) })]);

  it('puts a new work order where its due date belongs, not on top', () => {
    const changed = applyChange(list, { kind: 'UPSERTED', workOrder: aWorkOrder({ id: 'wo_b', dueAt: due(4) }) });
    expect(idsOf(changed)).toEqual(['wo_a', 'wo_b', 'wo_c']);
  });

  it('orders what is due at once by id', () => {
    const changed = applyChange(list, { kind: 'UPSERTED', workOrder: aWorkOrder({ id: 'wo_b', dueAt: due(6) }) });
    expect(idsOf(changed)).toEqual(['wo_a', 'wo_b', 'wo_c']);
  });

  it('shows a new state in its place', () => {
    const workOrder = aWorkOrder({ id: 'wo_a', dueAt: due(2), revision: 2, stage: 'STARTED' });
    expect(applyChange(list, { kind: 'UPSERTED', workOrder }).nodes[0]?.stage).toBe('STARTED');
  });

  it('takes out what no longer belongs', () => {
    const workOrder = aWorkOrder({ id: 'wo_a', revision: 2, stage: 'SHIPPED' });
    expect(idsOf(applyChange(list, { kind: 'REMOVED', workOrder }))).toEqual(['wo_c']);
  });

  it('ignores what comes too late', () => {
    const late = aWorkOrder({ id: 'wo_a', revision: 3, stage: 'PACKAGING' });
    const known = aList([late]);
    expect(applyChange(known, { kind: 'UPSERTED', workOrder: aWorkOrder({ id: 'wo_a', revision: 2 }) })).toBe(known);
    expect(applyChange(known, { kind: 'REMOVED', workOrder: aWorkOrder({ id: 'wo_a', revision: 2 }) })).toBe(known);
  });

  it('leaves what belongs behind the pages read to the next page', () => {
    const first = aList([aWorkOrder({ dueAt: due(2) })], true);
    expect(applyChange(first, { kind: 'UPSERTED', workOrder: aWorkOrder({ id: 'wo_z', dueAt: due(9) }) })).toBe(first);
  });
});

describe('appendPage', () => {
  it('shows once what was pushed and then read', () => {
    const pushed = aWorkOrder({ id: 'wo_b', revision: 2 });
    const joined = appendPage(aList([aWorkOrder({ id: 'wo_a' }), pushed]), aList([aWorkOrder({ id: 'wo_b' })]));
    expect(idsOf(joined)).toEqual(['wo_a', 'wo_b']);
    expect(joined.nodes[1]).toBe(pushed);
  });
});

describe('movesRelease', () => {
  it('notices that a waiting piece was taken', () => {
    expect(movesRelease(aWorkOrder(), aWorkOrder({ stage: 'STARTED' }))).toBe(true);
  });

  it('notices a new one', () => {
    expect(movesRelease(undefined, aWorkOrder())).toBe(true);
  });

  it('does not mind what happens to a piece in work', () => {
    expect(movesRelease(aWorkOrder({ stage: 'STARTED' }), aWorkOrder({ stage: 'COMPLETED' }))).toBe(false);
  });
});
