import { SignalTail } from './signal-tail.ts';

const aSignal = (revision: number) => ({ entity: 'Order', id: 'ord_1', revision, ownerId: null, trace: {} }) as const;

describe('the tail of the live log', () => {
  it('tells what came after a position, in order and without what is no change', () => {
    const tail = new SignalTail(10);
    tail.add('1-0', aSignal(1));
    tail.add('2-0', null);
    tail.add('3-0', aSignal(2));
    expect(tail.since('1-0')).toEqual([{ signal: aSignal(2), place: { order: 3, position: '3-0' } }]);
    expect(tail.since('2-0')?.length).toBe(1);
    expect(tail.since('3-0')).toEqual([]);
    expect(tail.last).toEqual({ order: 3, position: '3-0' });
  });

  it('does not know what is too long ago, what was never said, and what came before a break', () => {
    const tail = new SignalTail(4);
    for (let revision = 1; revision <= 20; revision++) tail.add(`${revision}-0`, aSignal(revision));
    expect([tail.since('2-0'), tail.since('21-0'), tail.since('nonsense')]).toEqual([null, null, null]);
    expect(tail.since('17-0')?.map(({ signal }) => signal.revision)).toEqual([18, 19, 20]);
    tail.forget();
    expect(tail.since('20-0')).toBeNull();
  });
});
