import { student95, summarise, summarisePairs } from './summary.ts';

describe('a summary of runs', () => {
  it('has the interval of Student', () => {
    const { mean, spread, halfWidth } = summarise([1, 2, 3, 4, 5]);
    expect([mean, spread]).toEqual([3, Math.sqrt(2.5)]);
    expect(halfWidth).toBeCloseTo((2.776 * Math.sqrt(2.5)) / Math.sqrt(5), 6);
  });

  it.each([
    [40, 2.021],
    [99, 1.984],
    [1000, 1.962],
  ])('has the quantile of %i degrees of freedom beyond the table', (freedom, quantile) => {
    expect(Math.abs(student95(freedom) - quantile)).toBeLessThan(0.003);
  });

  it('takes antithetic pairs as one observation each', () => {
    const pairs = summarisePairs([1, 3, 2, 4, 0, 6]);
    expect(pairs.mean).toBeCloseTo(16 / 6, 10);
    expect(pairs.halfWidth).toBeCloseTo(summarise([2, 3, 3]).halfWidth, 10);
  });

  it('leaves a run without a partner in the mean, and claims nothing of a single one', () => {
    expect(summarisePairs([1, 3, 2, 4, 10]).mean).toBe(4);
    expect(summarisePairs([7])).toEqual({ mean: 7, spread: 0, halfWidth: 0 });
  });
});
