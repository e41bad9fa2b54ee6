import { slowedSeconds, type Slowing } from './slowing.ts';

const slowing: Slowing = { free: 3, freeAlone: 1, longestSeconds: 60, forgottenSeconds: 3_600 };

describe('tries', () => {
  it('are free at first, then each waits twice as long as the one before, up to a longest wait', () => {
    const waits = Array.from({ length: 12 }, (_, index) => slowedSeconds(index + 1, slowing));
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('never wait for ever, however many there were', () => {
    expect(slowedSeconds(1e9, slowing)).toBe(60);
  });
});
