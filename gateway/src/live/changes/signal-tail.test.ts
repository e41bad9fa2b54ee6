import { SignalTail } from './signal-tail.ts';

const aSignal = (revision: number, id = 'ord_1') =>
  ({ entity: 'Order', id, revision, ownerId: null, trace: {} }) as const;

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

  it('takes what is told again for no change', () => {
    const tail = new SignalTail(10);
    tail.add('1-0', aSignal(1));
    tail.add('2-0', aSignal(2));
    expect(tail.add('3-0', aSignal(1))).toBeNull();
    expect(tail.add('4-0', aSignal(2))).toBeNull();
    expect(tail.add('5-0', aSignal(1, 'ord_2'))).toMatchObject({ place: { position: '5-0' } });
    expect(tail.add('6-0', aSignal(3))).toMatchObject({ place: { position: '6-0' } });
    expect(tail.since('2-0')?.map(({ signal: { id, revision } }) => [id, revision])).toEqual([
      ['ord_2', 1],
      ['ord_1', 3],
    ]);
  });

  it('forgets what was told with the entries in which it was', () => {
    const tail = new SignalTail(4);
    tail.add('1-0', aSignal(9, 'ord_0'));
    for (let revision = 1; revision <= 20; revision++) tail.add(`${revision + 1}-0`, aSignal(revision));
    expect(tail.add('30-0', aSignal(9, 'ord_0'))).not.toBeNull();
  });

  it('knows the beginning of a log that was empty, until it has forgotten some of it', () => {
    const tail = new SignalTail(4);
    expect(tail.since('0-0')).toBeNull();
    tail.beginsEmpty();
    tail.add('1-0', aSignal(1));
    expect(tail.since('0-0')?.length).toBe(1);
    for (let revision = 2; revision <= 20; revision++) tail.add(`${revision}-0`, aSignal(revision));
    expect(tail.since('0-0')).toBeNull();
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
