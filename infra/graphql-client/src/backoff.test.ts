import { backoffMs } from './backoff.ts';

describe('backoffMs', () => {
  it('waits longer after every failure, up to ten seconds', () => {
    expect([0, 1, 2, 3].map((failures) => backoffMs(failures, 1))).toEqual([250, 500, 1000, 2000]);
    expect(backoffMs(50, 1)).toBe(10_000);
    expect(backoffMs(100_000, 1)).toBe(10_000);
  });

  it('spreads the tries of many browsers', () => {
    expect(backoffMs(3, 0)).toBe(1000);
    expect(backoffMs(3, 0.5)).toBe(1500);
  });
});
