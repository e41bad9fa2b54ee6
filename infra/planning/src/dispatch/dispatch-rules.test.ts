import fc from 'fast-check';
import { dispatchRule } from './dispatch-rules.ts';
import { dispatchRuleNames, type WaitingOperation } from './waiting-operation.ts';

const anOperation = (change: Partial<WaitingOperation> = {}): WaitingOperation => ({
  due: 40,
  joinedAt: 10,
  processing: 2,
  operationsLeft: 3,
  workLeft: 6,
  ...change,
});

describe('a dispatch rule', () => {
  it.each([
    ['FCFS', 10],
    ['LCFS', -10],
    ['SPT', 2],
    ['EDD', 40],
    ['S/OPN', (40 - 20 - 6) / 3],
    ['ODD', 40 - 2 * 4],
    ['MODD', 32],
    ['ATC', (40 - 20 - 2 - 3 * 4) / 2 + Math.log(2)],
  ] as const)('%s ranks as its formula says', (name, rank) => {
    expect(dispatchRule(name).rank(anOperation(), 20)).toBeCloseTo(rank, 10);
  });

  it('MODD takes the shortest of those that are past their operation due dates', () => {
    const rule = dispatchRule('MODD');
    const short = rule.rank(anOperation({ processing: 1, due: 30 }), 50);
    expect(short).toBeLessThan(rule.rank(anOperation({ processing: 3, due: 10 }), 50));
  });

  it('ATC orders as its index does, where the index itself has vanished', () => {
    const rule = dispatchRule('ATC');
    const near = rule.rank(anOperation({ due: 5000 }), 0);
    expect(near).toBeLessThan(rule.rank(anOperation({ due: 9000 }), 0));
  });

  it('that is not dynamic ranks the same at any time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dispatchRuleNames), fc.nat(), fc.nat(), (name, one, other) => {
        const rule = dispatchRule(name);
        if (!rule.isDynamic) expect(rule.rank(anOperation(), one)).toBe(rule.rank(anOperation(), other));
      }),
    );
  });
});
