import { hasRecovered, pauseBeforeRestart } from './backoff.ts';

describe('the pause before a restart', () => {
  it('doubles with every crash in a row, up to half a minute', () => {
    expect([1, 2, 3, 4, 20].map(pauseBeforeRestart)).toEqual([500, 1000, 2000, 4000, 30_000]);
  });

  it('begins anew after half a minute of health', () => {
    expect(hasRecovered(29_999)).toBe(false);
    expect(hasRecovered(30_000)).toBe(true);
  });
});
