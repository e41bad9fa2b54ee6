import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';
import { readAlerts, ruleTestsFolder } from './rules.ts';

const tests = z.object({
  tests: z.array(
    z.object({
      promql_expr_test: z.array(z.object({ exp_samples: z.array(z.object({ labels: z.string() })) })),
    }),
  ),
});

/** Names of the alerts that tests expect to fire, one list for each test. */
async function expectedAlerts(): Promise<string[][]> {
  const folder = path.join(repositoryRoot, ruleTestsFolder);
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), 'utf8')));
  return files
    .flatMap((text) => tests.parse(parse(text)).tests)
    .map(({ promql_expr_test: asked }) =>
      asked
        .flatMap(({ exp_samples: samples }) => samples)
        .flatMap(({ labels }) => /alertname="(\w+)"/.exec(labels)?.[1] ?? []),
    );
}

describe('the alerts', () => {
  it('each say what is wrong, why the threshold is where it is, and what to do', async () => {
    const alerts = (await readAlerts(repositoryRoot)).flatMap((group) => group.alerts);
    expect(alerts.length).toBeGreaterThan(30);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
    for (const { annotations } of alerts) {
      for (const text of Object.values(annotations)) expect(text.length).toBeGreaterThan(10);
    }
  });

  it('each have a test in which they fire, beside one in which nothing does', async () => {
    const alerts = (await readAlerts(repositoryRoot)).flatMap((group) => group.alerts).map(({ alert }) => alert);
    const expected = await expectedAlerts();
    expect(alerts.filter((alert) => !expected.flat().includes(alert))).toEqual([]);
    expect(expected.filter((fired) => fired.length === 0)).toHaveLength(expected.length / 2);
  });
});
