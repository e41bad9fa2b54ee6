import type { Summary } from '../statistics/summary.ts';

/**
 * That runs agree with an exact value. Twice the interval is left to chance, since there are dozens of such
 * comparisons on the same draws, and waits at high load are skewed; `within` is how exact the runs have to be, so that agreement means something.
 * @param within the widest half-width allowed, as a share of the value
 */
export function expectExact({ mean, halfWidth }: Summary, exact: number, within: number): void {
  expect(halfWidth).toBeLessThanOrEqual(within * Math.abs(exact));
  expect(Math.abs(mean - exact)).toBeLessThanOrEqual(2 * halfWidth);
}
