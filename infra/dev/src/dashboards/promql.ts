/** PromQL that several panels are made of. */

/** A rate over the time between two points of the picture. */
export const rate = (counter: string): string => `rate(${counter}[$__rate_interval])`;

export const sumBy = (label: string, expression: string): string => `sum by (${label}) (${expression})`;

/** A quantile of a histogram, for each value of a label, or of all together. */
export function quantile(
  q: number,
  histogram: string,
  { by, where = '' }: { by?: string; where?: string } = {},
): string {
  const labels = by === undefined ? 'le' : `${by}, le`;
  return `histogram_quantile(${q}, ${sumBy(labels, rate(`${histogram}_bucket${where}`))})`;
}
