import { labelOf, readFigures, valueOf } from './prometheus-text.ts';

const shown = `# HELP process_cpu_seconds_total Total user and system CPU time spent in seconds.
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total{service="shop"} 12.5
measuring_queue_jobs{state="waiting",service="pricing"} 3
nodejs_eventloop_lag_p99_seconds{service="shop"} 1.1e-2
nothing_yet NaN
`;

describe('the figures that a process shows', () => {
  it('are read with their labels', () => {
    const figures = readFigures(shown);
    expect(valueOf(figures, 'process_cpu_seconds_total')).toBe(12.5);
    expect(valueOf(figures, 'nodejs_eventloop_lag_p99_seconds')).toBe(0.011);
    const [queue] = figures.filter(({ name }) => name === 'measuring_queue_jobs');
    expect(queue && labelOf(queue, 'state')).toBe('waiting');
    expect(queue && labelOf(queue, 'queue')).toBeUndefined();
  });

  it('are left out when they are no numbers', () => {
    expect(valueOf(readFigures(shown), 'nothing_yet')).toBeUndefined();
  });
});
