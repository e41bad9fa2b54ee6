import { existsSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../src/command-line.ts';
import { wholeHistory } from '../src/history/show-history.ts';
import { trendOf } from '../src/history/trend.ts';
import { type Judged, runAll } from '../src/run-all.ts';
import { scenarioNames } from '../src/scenarios/scenario.ts';
import { describeVerdict } from '../src/thresholds/verdict.ts';

const out = path.resolve(import.meta.dirname, '../../.data/load');

describe('the smoke shape of the load tests', () => {
  let judged: readonly Judged[];
  const said: string[] = [];

  beforeAll(async () => {
    const command = readCommand(['all', 'smoke', '--out', out]);
    if (command.do !== 'run') throw new Error('not understood');
    judged = await runAll(command.scenarios, command.shape, command.how, (text) => said.push(text));
  });

  it.each(scenarioNames)('%s is answered right, without an error, to the end', (name) => {
    const one = judged.find(({ run }) => run.scenario.name === name);
    const missed = one?.verdicts.filter(({ outcome }) => outcome === 'missed').map(describeVerdict);
    expect(missed).toEqual([]);
  });

  it('leaves its figures, and says when they are worse than usual', async () => {
    const history = await wholeHistory(out);
    const worse = scenarioNames.flatMap((name) => {
      const trend = trendOf(name, history);
      expect(trend).not.toBeNull();
      return trend?.isWorse === true ? [trend] : [];
    });
    // A machine may be busy for a minute: that is for a person to look at, and fails nothing.
    if (worse.length > 0) console.warn(said.filter((line) => line.includes('WORSE')).join('\n'));
  });

  it('leaves a report of each scenario', () => {
    const reports = said.map((line) => line.trim()).filter((line) => line.endsWith('.html'));
    expect(reports).toHaveLength(scenarioNames.length);
    expect(reports.every((file) => existsSync(file))).toBe(true);
  });
});
