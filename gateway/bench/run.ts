import { cpus, loadavg } from 'node:os';
import { type Comparison, comparisons, entries, type Name } from './contestants.ts';
import { judge, speed, thrift, times } from './goals.ts';
import { checkAnswers, measure, type Measured, median } from './measure.ts';
import { type Contestant, startContestant, startSurroundings } from './processes.ts';
import { questions } from './questions.ts';

/*
 * Compares gateways: the same questions to the same subgraphs, every answer compared before it is timed, in turns, so
 * that a noisy minute hits all of them. Each has a core of its own where the machine has two, and the load, the
 * subgraphs and Redis the other. `npm run bench:gateway -- [seconds] [rounds] [part of a question…]`
 */
const [seconds = '4', rounds = '5', ...parts] = process.argv.slice(2);
const load = { seconds: Number(seconds), connections: 32 };

async function compare({ question, among, goals }: Comparison, all: ReadonlyMap<Name, Contestant>): Promise<boolean> {
  const { ways } = questions[question];
  const contestants = among.map((name) => all.get(name)).filter((one) => one !== undefined);
  await checkAnswers(contestants, ways);
  for (const contestant of contestants) await measure(contestant, ways, { ...load, seconds: 2 });
  const measured = new Map<Name, Measured[]>(among.map((name) => [name, []]));
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const name of among) {
      const contestant = all.get(name);
      if (contestant) measured.get(name)?.push(await measure(contestant, ways, load));
    }
  }
  const busy = `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores`;
  console.log(`\n${question}: ${load.connections} connections, median of ${rounds} × ${seconds} s, ${busy}`);
  const [first = 'ours'] = among;
  const of = (name: Name, what: keyof Measured): number => median((measured.get(name) ?? []).map((one) => one[what]));
  console.table(
    among.map((name) => ({
      contestant: name,
      'requests/s': Math.round(of(name, 'perSecond')),
      'times the first': +times(measured, name, first, speed).toFixed(2),
      'CPU µs': Math.round(of(name, 'cpuMicros')),
      'by CPU': +times(measured, name, first, thrift).toFixed(2),
      'p50 ms': of(name, 'p50'),
      'p99 ms': of(name, 'p99'),
    })),
  );
  return goals.map((goal) => judge(measured, goal)).every(Boolean);
}

const chosen = comparisons.filter(
  ({ question }) => parts.length === 0 || parts.some((part) => question.includes(part)),
);
const surroundings = await startSurroundings();
const contestants = new Map<Name, Contestant>();
try {
  for (const name of new Set(chosen.flatMap(({ among }) => among))) {
    contestants.set(name, await startContestant(name, entries[name], surroundings));
  }
  const outcomes: boolean[] = [];
  for (const comparison of chosen) outcomes.push(await compare(comparison, contestants));
  console.log(`\n${outcomes.filter(Boolean).length} of ${outcomes.length} questions reached all their goals`);
  if (outcomes.includes(false)) process.exitCode = 1;
} finally {
  for (const contestant of contestants.values()) contestant.stop();
  surroundings.stop();
}
