import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ruleTestsFolder } from '../alerts/rules.ts';
import { expressionsOf } from '../dashboards/expressions.ts';
import { dashboards } from '../dashboards/index.ts';
import { findPrometheus, howToGetPrometheus } from '../provide/prometheus.ts';
import { runToEnd } from '../supervise/run-to-end.ts';
import { broken, type Check, held } from './check.ts';

/** Prometheus takes the configuration and the rules, every alert fires when it should, and dashboards ask well. */
export const alertRules = (root: string, line: (text: string) => void): Check => ({
  name: 'alert rules',
  speaksForItself: false,
  async run() {
    const promtool = await findPrometheus('promtool', line);
    if (promtool === null) return held(`Skipped: ${howToGetPrometheus}`);
    const tests = (await readdir(path.join(root, ruleTestsFolder))).map((file) => path.join(ruleTestsFolder, file));
    const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-promql-'));
    try {
      const asked = path.join(folder, 'dashboards.yml');
      await writeFile(asked, asRules());
      const report: string[] = [];
      for (const args of [
        ['check', 'config', 'infra/deploy/observe/prometheus.yml'],
        ['test', 'rules', ...tests],
        ['check', 'rules', asked],
      ]) {
        const lines: string[] = [];
        const code = await runToEnd(promtool, args, { cwd: root, env: {}, line: (text) => lines.push(text) });
        if (code !== 0) report.push(...lines, `Again alone: promtool ${args.join(' ')}`);
      }
      return report.length === 0 ? held() : broken(report.join('\n'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

/** What dashboards ask, in a form that promtool reads: each as a rule that would record it. JSON is YAML, too. */
function asRules(): string {
  const rules = dashboards
    .flatMap(expressionsOf)
    .map((expr, index) => ({ record: `asked:${index}`, expr: expr.replaceAll('$__rate_interval', '5m') }));
  return JSON.stringify({ groups: [{ name: 'dashboards', rules }] });
}
