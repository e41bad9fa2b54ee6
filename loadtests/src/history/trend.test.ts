import type { Figures } from './figures.ts';
import { trendOf } from './trend.ts';

const aRun = (workPerVisit: number, byProcess: Readonly<Record<string, number>> = {}): Figures => ({
  at: '2026-01-01T00:00:00.000Z',
  scenario: 'browse',
  visits: 100,
  workPerVisit,
  byProcess,
  endings: { ok: 100 },
});

describe('the trend of the smoke runs', () => {
  it('says nothing of what was never run', () => {
    expect(trendOf('price', [aRun(10)])).toBeNull();
  });

  it('does not cry before there is something to compare with', () => {
    expect(trendOf('browse', [aRun(10), aRun(100)])?.isWorse).toBe(false);
  });

  it('takes what goes up and down by itself for noise', () => {
    const noisy = [10, 14, 8, 12, 15, 9, 11, 15.5].map((work) => aRun(work));
    expect(trendOf('browse', noisy)?.isWorse).toBe(false);
  });

  it('sees what is no noise any more, and who does it', () => {
    const quiet = [10, 10.2, 9.9, 10.1, 10].map((work) => aRun(work, { gateway: 4, shop: 6 }));
    const trend = trendOf('browse', [...quiet, aRun(16, { gateway: 10, shop: 6 })]);
    expect(trend?.isWorse).toBe(true);
    expect(trend?.ratio).toBeCloseTo(1.6);
    expect(trend?.because).toEqual(['gateway +6.0']);
  });

  it('forgets what was long ago', () => {
    const before = Array.from({ length: 20 }, () => aRun(5));
    const since = Array.from({ length: 13 }, () => aRun(10));
    expect(trendOf('browse', [...before, ...since])?.isWorse).toBe(false);
  });
});
