import { operations } from './operations.ts';
import { expectSameAnswers, measure, type Measured, middle } from './measure.ts';
import { type Contestant, startContestant, startSurroundings } from './processes.ts';

/*
 * Compares gateways: the same questions to the same subgraphs, every answer compared before it is timed, in turns, so
 * that a noisy minute hits all of them. `node bench/run.ts [seconds] [rounds] [part of a contestant's name…]`
 */

/** As `npm start` runs it: traces are carried on, though nobody takes them. */
const asItRuns = ['--max-semi-space-size=64', '--import', '@alexandrite/service-kit/telemetry/register'];

const entries = {
  'Apollo Server on Express 5': { file: 'apollo-express.ts', flags: [] },
  'ours, uncached': { file: 'ours.ts', flags: asItRuns },
  'written by hand': { file: 'hand-written.ts', flags: ['--max-semi-space-size=64'] },
};

const [seconds = '4', rounds = '3', ...chosen] = process.argv.slice(2);
const load = { seconds: Number(seconds), connections: 32 };

async function compare(name: string, question: object, contestants: readonly Contestant[]): Promise<void> {
  await expectSameAnswers(contestants, question);
  for (const contestant of contestants) await measure(contestant, question, { ...load, seconds: 2 });
  const measured = contestants.map((contestant) => ({ contestant, rounds: new Array<Measured>() }));
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const one of measured) one.rounds.push(await measure(one.contestant, question, load));
  }
  const rows = measured.map(({ contestant, rounds: all }) => ({ name: contestant.name, ...middle(all) }));
  const [first] = rows;
  console.log(`\n${name}: ${load.connections} connections, middle of ${rounds} × ${seconds} s`);
  console.table(
    rows.map(({ name: contestant, perSecond, cpuMicros, p50, p99 }) => ({
      contestant,
      'requests/s': Math.round(perSecond),
      'times the first': Number((perSecond / (first?.perSecond ?? 1)).toFixed(2)),
      'CPU µs': Math.round(cpuMicros),
      'by CPU': Number(((first?.cpuMicros ?? 0) / cpuMicros).toFixed(2)),
      'p50 ms': p50,
      'p99 ms': p99,
    })),
  );
}

const surroundings = await startSurroundings();
const contestants: Contestant[] = [];
try {
  for (const [name, entry] of Object.entries(entries)) {
    if (chosen.length > 0 && !chosen.some((part) => name.includes(part))) continue;
    contestants.push(await startContestant(name, entry, surroundings));
  }
  for (const [name, question] of Object.entries(operations)) await compare(name, question, contestants);
} finally {
  for (const contestant of contestants) contestant.stop();
  surroundings.stop();
}
