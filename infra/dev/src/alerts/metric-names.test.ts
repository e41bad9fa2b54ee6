import { metricNames, metricOf } from './metric-names.ts';

describe('the metrics of an expression', () => {
  it('are its names, and not its functions, labels, times and words', () => {
    const expression = `histogram_quantile(0.99, sum by (service, le) (rate(a_seconds_bucket{outcome="failed_b"}[5m]))) > 1
      and sum(b_total) / ignoring(layer) group_left sum(c_total{le="x"}) > 1.5e9 unless time() - d > 5 * 60`;
    expect(metricNames(expression)).toEqual(['a_seconds_bucket', 'b_total', 'c_total', 'd']);
  });

  it('leave out what Prometheus makes itself', () => {
    expect(metricNames('absent(up{service="x"} == 1) or count(ALERTS{alertstate="firing"})')).toEqual([]);
  });

  it('are those that are exposed: a histogram by its own name', () => {
    const known = new Set(['a_seconds', 'jobs_count']);
    expect(['a_seconds_bucket', 'a_seconds_sum', 'jobs_count', 'gone'].map((name) => metricOf(name, known))).toEqual([
      'a_seconds',
      'a_seconds',
      'jobs_count',
      'gone',
    ]);
  });
});
