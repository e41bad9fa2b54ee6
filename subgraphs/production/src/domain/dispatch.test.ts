import { aWorkOrder } from '../../test/a-work-order.ts';
import { comparePlaces, isReleased, releaseSize } from './dispatch.ts';

const dueAt = new Date('2026-03-09T09:00:00.000Z');
const dayBefore = new Date('2026-03-08T09:00:00.000Z');

describe('the release of work orders', () => {
  it('holds two for every operator, and never fewer than the least', () => {
    expect(releaseSize(0, 10)).toBe(10);
    expect(releaseSize(5, 10)).toBe(10);
    expect(releaseSize(6, 10)).toBe(12);
  });

  it('goes by due date, then by id', () => {
    const places = [
      { dueAt, id: 'wo_2' },
      { dueAt, id: 'wo_1' },
      { dueAt: dayBefore, id: 'wo_3' },
    ];
    expect(places.toSorted(comparePlaces).map(({ id }) => id)).toEqual(['wo_3', 'wo_1', 'wo_2']);
    expect(comparePlaces({ dueAt, id: 'wo_1' }, { dueAt, id: 'wo_1' })).toBe(0);
  });

  it('reaches to its last place and no further', () => {
    const workOrder = aWorkOrder({ id: 'wo_2', dueAt });
    expect(isReleased(workOrder, { dueAt, id: 'wo_2' })).toBe(true);
    expect(isReleased(workOrder, { dueAt, id: 'wo_1' })).toBe(false);
    expect(isReleased(workOrder, null)).toBe(true);
  });

  it('is for what waits only', () => {
    expect(isReleased(aWorkOrder({ cancelled: true }), null)).toBe(false);
    expect(isReleased(aWorkOrder({ stage: 'STARTED' }), null)).toBe(false);
  });
});
