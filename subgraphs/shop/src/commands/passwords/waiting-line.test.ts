import { type Waiter, WaitingLine } from './waiting-line.ts';

const stranger = (subject: string): Waiter => ({ lane: 'STRANGER', subject });
const known = (subject: string): Waiter => ({ lane: 'KNOWN', subject });

/** Everything that waits, in the order in which it is served. */
function served(line: WaitingLine<string>): string[] {
  const order: string[] = [];
  for (let item = line.next(); item !== undefined; item = line.next()) order.push(item);
  return order;
}

describe('the waiting line', () => {
  it('serves each subject in turn, however many items one of them has', () => {
    const line = new WaitingLine<string>({ waiting: 10, waitingEach: 5 });
    for (const item of ['a1', 'a2', 'a3']) line.add(stranger('a'), item);
    line.add(stranger('b'), 'b1');
    line.add(stranger('c'), 'c1');
    expect(served(line)).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
  });

  it('serves known devices and strangers alternately', () => {
    const line = new WaitingLine<string>({ waiting: 10, waitingEach: 5 });
    for (const subject of ['a', 'b', 'c']) line.add(stranger(subject), subject);
    line.add(known('x'), 'x');
    line.add(known('y'), 'y');
    expect(served(line)).toEqual(['x', 'a', 'y', 'b', 'c']);
  });

  it('has no place beyond its bounds: of one subject, of a lane', () => {
    const line = new WaitingLine<string>({ waiting: 3, waitingEach: 2 });
    expect(['a1', 'a2', 'a3'].map((item) => line.add(stranger('a'), item))).toEqual([true, true, false]);
    expect(['b1', 'b2'].map((item) => line.add(stranger('b'), item))).toEqual([true, false]);
    expect(line.add(known('x'), 'x1')).toBe(true);
    expect(line.length).toBe(4);
  });

  it('has room again for whoever was served', () => {
    const line = new WaitingLine<string>({ waiting: 1, waitingEach: 1 });
    line.add(stranger('a'), 'a1');
    expect(line.next()).toBe('a1');
    expect(line.add(stranger('a'), 'a2')).toBe(true);
    expect(served(line)).toEqual(['a2']);
    expect(line.length).toBe(0);
  });
});
