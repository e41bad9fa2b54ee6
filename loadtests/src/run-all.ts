import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { How } from './command-line.ts';
import { figuresOf } from './history/figures.ts';
import { addToHistory, ownFile } from './history/history.ts';
import { wholeHistory } from './history/show-history.ts';
import { describeTrend, trendOf } from './history/trend.ts';
import type { ShapeName } from './load/shapes.ts';
import { reportPage } from './report/report-page.ts';
import { type Run, runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios/all-scenarios.ts';
import type { ScenarioName } from './scenarios/scenario.ts';
import { allowedTarget } from './stack/allowed-target.ts';
import { type House, runningHouse, startHouse } from './stack/house.ts';
import { judge } from './thresholds/judge.ts';
import { describeVerdict, type Verdict } from './thresholds/verdict.ts';

/** A run, and what was thought of it. */
export interface Judged {
  readonly run: Run;
  readonly verdicts: readonly Verdict[];
}

/** Runs scenarios one after the other on one house, writes their reports, and says how they went. */
export async function runAll(
  names: readonly ScenarioName[],
  shape: ShapeName,
  how: How,
  say: (text: string) => void,
): Promise<readonly Judged[]> {
  const env = Object.assign({}, ...names.map((name) => scenarios[name].env ?? {})) as Record<string, string>; // of texts
  const house = await openHouse(how, env, say);
  const judged: Judged[] = [];
  try {
    for (const name of names) {
      say(`\n${name}, ${shape}: ${scenarios[name].about}`);
      const run = await runScenario(house, scenarios[name], shape, { ...how, say: (text) => say(`  ${text}`) });
      const verdicts = judge(run);
      for (const verdict of verdicts) say(`  ${describeVerdict(verdict)}`);
      judged.push({ run, verdicts });
      say(`  ${await writeReport(how.out, run, verdicts)}`);
      if (shape === 'smoke') await remember(how.out, run, say);
    }
  } finally {
    await house.stop();
  }
  return judged;
}

async function openHouse({ url, isMeant, portBase }: How, env: Record<string, string>, say: (text: string) => void) {
  if (url !== undefined) return runningHouse(allowedTarget(url, isMeant));
  say('Starting a house of our own …');
  const house: House = await startHouse({ portBase, env });
  return house;
}

async function writeReport(folder: string, run: Run, verdicts: readonly Verdict[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  const stamp = run.at.toISOString().slice(0, 19).replaceAll(/[:T]/g, '-');
  const file = path.resolve(folder, `${run.scenario.name}-${run.shape}-${stamp}.html`);
  await writeFile(file, reportPage(run, verdicts));
  return file;
}

/** Keeps the figures of a smoke run, and says when they are worse than usual. */
async function remember(folder: string, run: Run, say: (text: string) => void): Promise<void> {
  await addToHistory(ownFile(folder), [figuresOf(run)]);
  const trend = trendOf(run.scenario.name, await wholeHistory(folder));
  if (trend) say(`  ${describeTrend(trend)}`);
}
