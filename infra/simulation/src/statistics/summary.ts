/** Mean over runs, and the half-width of its 95 % interval. */
export interface Summary {
  readonly mean: number;
  /** Standard deviation between runs; 0 for a single one. */
  readonly spread: number;
  readonly halfWidth: number;
}

/** Two-sided 95 % quantiles of Student's t, for 1 to 30 degrees of freedom. */
const students = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** Beyond the table, the first term of Fisher's expansion around the normal quantile, which is right to 0.002. */
export const student95 = (freedom: number): number => students[freedom - 1] ?? 1.95996 + 2.3723 / freedom;

/** Of independent runs. */
export function summarise(values: readonly number[]): Summary {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { mean, spread: 0, halfWidth: 0 };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const spread = Math.sqrt(variance);
  return { mean, spread, halfWidth: (student95(count - 1) * spread) / Math.sqrt(count) };
}

/** Of runs in antithetic pairs: the pairs are what is independent. Fewer than two of them are taken for independent runs. */
export function summarisePairs(values: readonly number[]): Summary {
  const single = summarise(values);
  if (values.length < 4) return single;
  const pairs = values.flatMap((value, index) => {
    const other = values[index + 1];
    return index % 2 === 0 && other !== undefined ? [(value + other) / 2] : [];
  });
  return { ...single, halfWidth: summarise(pairs).halfWidth };
}
