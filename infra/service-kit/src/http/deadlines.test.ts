import { jest } from '@jest/globals';
import { Deadlines } from './deadlines.ts';

describe('deadlines', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Begins a wait that says its name when it is late. */
  function begun(deadlines: Deadlines, late: string[], name: string) {
    return deadlines.begin(() => late.push(name));
  }

  it('tell those who wait too long, each at its own time', () => {
    const [deadlines, late] = [new Deadlines(1_000), [] as string[]];
    begun(deadlines, late, 'first');
    jest.advanceTimersByTime(600);
    begun(deadlines, late, 'second');
    jest.advanceTimersByTime(399);
    expect(late).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(late).toEqual(['first']);
    jest.advanceTimersByTime(599);
    expect(late).toEqual(['first']);
    jest.advanceTimersByTime(1);
    expect(late).toEqual(['first', 'second']);
  });

  it('say nothing to those whose wait has ended, and go on for others', () => {
    const [deadlines, late] = [new Deadlines(1_000), [] as string[]];
    begun(deadlines, late, 'ended').end();
    jest.advanceTimersByTime(900);
    begun(deadlines, late, 'other');
    jest.advanceTimersByTime(999);
    expect(late).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(late).toEqual(['other']);
  });

  it('need one timer for all, and none when nobody waits', () => {
    const deadlines = new Deadlines(1_000);
    for (let count = 0; count < 100; count += 1) deadlines.begin(() => undefined).end();
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
