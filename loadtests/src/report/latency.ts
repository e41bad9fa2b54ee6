import type { Measured } from '../load/recorder.ts';
import type { Run } from '../run-scenario.ts';
import { linear, logarithmic, type Scale } from './axis.ts';
import { barChart, lineChart } from './chart.ts';
import { count, escape, ms, table } from './html.ts';

/** Nines: 0 at the middle of nothing, 1 at 90 %, 2 at 99 %, 3 at 99.9 %. */
const nines: Scale = { place: (value) => value / 3, ticks: [0, Math.log10(2), 1, 2, 3] };
const ninesOf = (percent: number): number => -Math.log10(1 - percent / 100);
const percentNames: readonly (readonly [nines: number, name: string])[] = [
  [0, '0'],
  [Math.log10(2), 'p50'],
  [1, 'p90'],
  [2, 'p99'],
  [3, 'p99.9'],
];
const percents = [
  0.1, 10, 20, 30, 40, 50, 60, 70, 75, 80, 85, 90, 92, 94, 95, 96, 97, 98, 98.5, 99, 99.3, 99.5, 99.7, 99.9,
];

/** What each operation took in each phase. */
export function latencyTable({ phases, recorder }: Run): string {
  const rows = phases.flatMap(({ name: phase }) =>
    recorder.operations(phase).map((operation) => {
      const measured = recorder.of(phase, operation);
      const bad = measured.all - measured.ok;
      const took = [50, 90, 99, 99.9, 100].map((percent) => ms(measured.percentile(percent)));
      const errors = bad === 0 ? '0' : `<span class="bad-text">${bad}</span>`;
      return [`${escape(operation)}<small>${escape(phase)}</small>`, count(measured.all), errors, ...took];
    }),
  );
  return table(['Operation', 'Asked', 'Not ok', 'p50', 'p90', 'p99', 'p99.9', 'Most'], rows);
}

/** One curve for each operation of a phase: how slow the slow ones are. */
export function percentileChart({ recorder }: Run, phase: string): string {
  const operations = recorder.operations(phase).filter((operation) => recorder.of(phase, operation).ok > 0);
  const lines = operations.map((operation) => {
    const measured = recorder.of(phase, operation);
    // A percentile that fewer than one of them has reached is the slowest, and no percentile.
    const told = percents.filter((percent) => measured.ok * (1 - percent / 100) >= 0.5);
    return {
      name: operation,
      points: told.map((percent) => [ninesOf(percent), measured.percentile(percent)] as const),
    };
  });
  const values = lines.flatMap(({ points }) => points.map(([, y]) => y));
  const y = logarithmic(Math.max(0.05, Math.min(...values, 100)), Math.max(...values, 1));
  const xLabel = (value: number): string => percentNames.find(([at]) => at === value)?.[1] ?? '';
  const title = 'Percentiles';
  return lineChart({ title, about: `time of each operation, ${phase}`, x: nines, y, xLabel, yLabel: ms }, lines);
}

/** How often each time was taken, one picture for each operation of a phase. */
export function histograms({ recorder }: Run, phase: string): string {
  return recorder
    .operations(phase)
    .map((operation) => ({ operation, measured: recorder.of(phase, operation) }))
    .filter(({ measured }) => measured.ok > 0)
    .map(({ operation, measured }) => histogram(operation, measured))
    .join('\n');
}

/** Widths of the bars: so many for each tenfold. */
const barsATenfold = 12;

function histogram(operation: string, measured: Measured): string {
  const bins = new Map<number, number>();
  for (const [valueMs, times] of valuesOf(measured)) {
    const bin = Math.floor(Math.log10(Math.max(valueMs, 0.01)) * barsATenfold);
    bins.set(bin, (bins.get(bin) ?? 0) + times);
  }
  const bars = [...bins].map(([bin, value]) => ({
    from: 10 ** (bin / barsATenfold),
    to: 10 ** ((bin + 1) / barsATenfold),
    value,
  }));
  const x = logarithmic(Math.min(...bars.map(({ from }) => from)), Math.max(...bars.map(({ to }) => to)));
  const y = linear(Math.max(...bars.map(({ value }) => value)));
  const about = `${count(measured.ok)} times, p50 ${ms(measured.percentile(50))}, p99 ${ms(measured.percentile(99))}`;
  return barChart({ title: operation, about, x, y, xLabel: ms, yLabel: count }, bars);
}

/** Each time that was taken, in milliseconds, and how often, read from the percentiles' steps. */
function* valuesOf({ took }: Measured): Generator<readonly [ms: number, times: number]> {
  const all = took.totalCount;
  const steps = Math.min(all, 2_000);
  for (let step = 0; step < steps; step += 1) {
    yield [took.getValueAtPercentile(((step + 0.5) / steps) * 100) / 1_000, all / steps];
  }
}
