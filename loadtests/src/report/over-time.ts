import type { Run } from '../run-scenario.ts';
import type { Sample } from '../watch/watch.ts';
import { linear, type Scale } from './axis.ts';
import { type Band, type Line, lineChart } from './chart.ts';
import { count, ms } from './html.ts';

/** Everything that is told by the second. */
export function chartsOverTime(run: Run): string {
  const { recorder, samples, phases } = run;
  const { seconds } = recorder;
  const end = Math.max(phases.at(-1)?.to ?? 1, samples.at(-1)?.at ?? 1);
  const time = { x: linear(end), xLabel: (value: number) => `${count(value)} s`, bands: bandsOf(run) };
  const bySecond = (of: (second: (typeof seconds)[number]) => number): Line['points'] =>
    seconds.map((second, index) => [index + 0.5, of(second)] as const);
  const chart = (title: string, about: string, lines: readonly Line[], yLabel = count): string => {
    const y: Scale = linear(Math.max(0, ...lines.flatMap(({ points }) => points.map(([, value]) => value))));
    return lines.some(({ points }) => points.length > 0) ? lineChart({ title, about, y, yLabel, ...time }, lines) : '';
  };
  const perProcess = (of: (look: Sample['processes'][string]) => number | null): readonly Line[] =>
    namesOf(samples).flatMap((name) => {
      const points = samples.flatMap(({ at, processes }) => {
        const look = processes[name];
        const value = look ? of(look) : null;
        return value === null ? [] : [[at, value] as const];
      });
      return points.length > 0 ? [{ name, points }] : [];
    });
  const queues = [...new Set(samples.flatMap((sample) => Object.keys(sample.queues)))].toSorted();
  const gateway = samples.flatMap(({ at, gateway: figures }) => (figures ? [{ at, ...figures }] : []));
  return [
    chart('Throughput', 'a second: visits that came, operations that ended well and otherwise', [
      { name: 'visits came', points: bySecond(({ arrived }) => arrived) },
      { name: 'not ok', points: bySecond(({ failed }) => [...failed.values()].reduce((sum, one) => sum + one, 0)) },
      { name: 'operations ok', points: bySecond(({ ok }) => ok) },
    ]),
    chart(
      'Time of operations',
      'mean and slowest of each second, all operations',
      [
        { name: 'mean', points: bySecond(({ ok, okMs }) => (ok === 0 ? 0 : okMs / ok)) },
        { name: 'slowest', points: bySecond(({ worstMs }) => worstMs) },
      ],
      ms,
    ),
    chart(
      'Processor',
      'cores kept busy, by process',
      perProcess(({ cores }) => cores),
    ),
    chart(
      'Memory',
      'MB held, by process',
      perProcess(({ rssBytes }) => rssBytes / 1e6),
    ),
    chart(
      'Event loop',
      'how late, slowest hundredth of each second',
      perProcess(({ loopMs }) => loopMs),
      ms,
    ),
    chart(
      'Queues',
      'jobs that wait or are worked on',
      queues.map((name) => ({
        name,
        points: samples.map((sample) => [sample.at, sample.queues[name] ?? 0] as const),
      })),
    ),
    chart('Gateway', 'operations under way, how many may be, and refused in the second', [
      { name: 'under way', points: gateway.map(({ at, underWay }) => [at, underWay] as const) },
      {
        name: 'refused',
        points: gateway.map(({ at, shed }, index) => [at, shed - (gateway[index - 1]?.shed ?? shed)] as const),
      },
      { name: 'may be', points: gateway.map(({ at, limit }) => [at, limit] as const) },
    ]),
  ].join('\n');
}

const bandsOf = ({ phases }: Run): readonly Band[] => phases.map(({ from, to, name }) => ({ from, to, name }));

/** The busiest first, so that the colours are theirs. */
function namesOf(samples: readonly Sample[]): readonly string[] {
  const used = new Map<string, number>();
  for (const { processes } of samples) {
    for (const [name, { cores }] of Object.entries(processes)) used.set(name, (used.get(name) ?? 0) + cores);
  }
  return [...used].toSorted(([, one], [, other]) => other - one).map(([name]) => name);
}
