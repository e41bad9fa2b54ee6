import { allow, CallerCounts, HeldBytes } from './limits.ts';

describe('what one caller may have open', () => {
  it('is counted for each, and given back', () => {
    const counts = new CallerCounts();
    const enter = (caller: string) => counts.enter(caller, 2);
    expect([enter('a'), enter('a'), enter('a'), enter('b')]).toEqual([true, true, false, true]);
    counts.leave('a');
    expect([enter('a'), enter('a')]).toEqual([true, false]);
  });
});

describe('how much one caller may say', () => {
  it('is so much at once, and a steady rate after that', () => {
    let busyUntil = 0;
    const take = (now: number): boolean => {
      const next = allow(busyUntil, now, { messagesAtOnce: 3, messagesPerSecond: 2 });
      busyUntil = next ?? busyUntil;
      return next !== null;
    };
    expect([take(0), take(0), take(0), take(0)]).toEqual([true, true, true, false]);
    expect([take(500), take(500)]).toEqual([true, false]);
    // What is not used is not saved up beyond what may be said at once.
    expect([take(60_000), take(60_000), take(60_000), take(60_000)]).toEqual([true, true, true, false]);
  });
});

describe('what waits for those who do not read', () => {
  it('is counted for each caller and in all, and given back', () => {
    const held = new HeldBytes({ heldBytesPerCaller: 100, heldBytesInAll: 150 });
    expect([held.add('a', 100), held.add('a', 1)]).toEqual([false, true]);
    held.add('a', -1);
    expect([held.add('b', 50), held.add('c', 1)]).toEqual([false, true]);
    for (const [caller, bytes] of [
      ['a', -100],
      ['b', -50],
    ] as const)
      held.add(caller, bytes);
    expect(held.add('c', 99)).toBe(false);
  });
});
