import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { How } from '../command-line.ts';
import { reportPage } from '../report/report-page.ts';
import { type Run, runScenario } from '../run-scenario.ts';
import { scenarios } from '../scenarios/all-scenarios.ts';
import type { ScenarioName } from '../scenarios/scenario.ts';
import { startHouse } from '../stack/house.ts';
import { judge } from '../thresholds/judge.ts';
import { type Saturation, saturationOf } from './saturation.ts';

/** A way to run the house. */
interface Row {
  readonly scenario: ScenarioName;
  readonly with: string;
  readonly gateways: 1 | 2;
  readonly workers: number;
}

const one = '1 gateway, 1 worker';
const rows: readonly Row[] = [
  { scenario: 'browse', with: one, gateways: 1, workers: 1 },
  { scenario: 'browse', with: '2 gateways', gateways: 2, workers: 1 },
  { scenario: 'price', with: one, gateways: 1, workers: 1 },
  { scenario: 'price', with: '2 workers', gateways: 1, workers: 2 },
  { scenario: 'checkout', with: one, gateways: 1, workers: 1 },
  { scenario: 'operator-board', with: one, gateways: 1, workers: 1 },
  { scenario: 'mixed-day', with: one, gateways: 1, workers: 1 },
];

/** Loads the house more and more in each scenario, run in several ways, and prints what it held: a table for CAPACITY.md. */
export async function measureCapacity(how: How, say: (text: string) => void): Promise<void> {
  if (how.url !== undefined) throw new Error('capacity starts houses of its own, in several ways: leave out --url');
  const cores = os.availableParallelism();
  const loadBefore = os.loadavg()[0] ?? 0;
  await mkdir(how.out, { recursive: true });
  const measured: (readonly [Row, Saturation])[] = [];
  for (const row of rows) {
    say(`\n${row.scenario}, ${row.with}`);
    const run = await ramp(row, how, say);
    await writeFile(
      path.join(how.out, `capacity-${row.scenario}-${row.gateways}-${row.workers}.html`),
      reportPage(run, judge(run)),
    );
    measured.push([row, saturationOf(run, cores)]);
  }
  const text = [describeMachine(cores, loadBefore), '', ...table(measured)].join('\n');
  await writeFile(path.join(how.out, 'capacity.md'), `${text}\n`);
  say(`\n${text}`);
}

async function ramp({ scenario, gateways, workers }: Row, how: How, say: (text: string) => void): Promise<Run> {
  const env = { ...scenarios[scenario].env, PRICING_WORKERS: String(workers) };
  const house = await startHouse({ portBase: how.portBase, env, gateways });
  try {
    return await runScenario(house, scenarios[scenario], 'ramp', { ...how, say: (text) => say(`  ${text}`) });
  } finally {
    await house.stop();
  }
}

function describeMachine(cores: number, load: number): string {
  const model = os.cpus()[0]?.model ?? 'unknown processor';
  const memory = (os.totalmem() / 2 ** 30).toFixed(0);
  const day = new Date().toISOString().slice(0, 10);
  return `Measured ${day} on ${cores} cores (${model}), ${memory} GiB, Node ${process.versions.node}; load of the machine before: ${load.toFixed(1)}. The load itself runs on the same machine.`;
}

function table(measured: readonly (readonly [Row, Saturation])[]): readonly string[] {
  return [
    '| Scenario | With | Visits/s at most | of which in time until | p99 at half | Full first | Processor time a visit |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(([row, { most, kept, isLoadLate, p99AtHalf, first, cost }]) => {
      const costs = cost
        .slice(0, 4)
        .map(({ name, cpuMs }) => `${name} ${Number(cpuMs.toPrecision(2))} ms`)
        .join(', ');
      const figures = [
        `${isLoadLate ? '≥ ' : ''}${most.toFixed(1)}`,
        `${kept.toFixed(1)}/s`,
        `${p99AtHalf.toFixed(0)} ms`,
      ];
      return `| ${[row.scenario, row.with, ...figures, first, costs].join(' | ')} |`;
    }),
  ];
}
