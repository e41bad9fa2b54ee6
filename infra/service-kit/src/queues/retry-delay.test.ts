import { jobDefaults, retryDelay } from './queues.ts';

describe('the wait before a job is tried again', () => {
  it('doubles from 100 ms and never exceeds 30 s', () => {
    expect([1, 2, 3, 9, 10, 30].map(retryDelay)).toEqual([100, 200, 400, 25_600, 30_000, 30_000]);
  });

  it('lets a job wait out an outage of ten minutes before it is parked', () => {
    const waits = Array.from({ length: (jobDefaults.attempts ?? 1) - 1 }, (_, index) => retryDelay(index + 1));
    const minutes = waits.reduce((sum, wait) => sum + wait, 0) / 60_000;
    expect(minutes).toBeGreaterThan(10);
    expect(minutes).toBeLessThan(20);
  });
});
