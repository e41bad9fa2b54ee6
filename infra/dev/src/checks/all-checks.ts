import type { Settings } from '../env.ts';
import type { Check } from './check.ts';
import { apiChanges, composition, generatedFiles } from './graph-checks.ts';
import { jest } from './jest-check.ts';
import { alertRules } from './prometheus-check.ts';
import { tool } from './tool-check.ts';

/** Everything but the end-to-end tests, quickest first. */
export function quickChecks(root: string, settings: Settings, line: (text: string) => void): readonly Check[] {
  return [
    composition(root),
    generatedFiles(root),
    apiChanges(root, settings.apiBaseline),
    tool(root, 'workspaces', 'npm', ['run', '--silent', 'check:workspaces']),
    tool(root, 'import rules', 'npm', ['run', '--silent', 'check:imports']),
    tool(root, 'dead code', 'npm', ['run', '--silent', 'check:dead-code']),
    tool(root, 'format', 'npm', ['run', '--silent', 'check:format']),
    tool(root, 'types', 'npm', ['run', '--silent', 'check:types']),
    tool(root, 'lint', 'npm', ['run', '--silent', 'check:lint']),
    alertRules(root, line),
    jest(root, 'unit', { line }),
    jest(root, 'integration', { line }),
  ];
}

/** The story of the house in a real browser, on the whole stack. */
export function endToEndCheck(root: string, chromiumPath: string | null, line: (text: string) => void): Check {
  if (chromiumPath === null) return withoutBrowser;
  // One file after the other: each starts the whole house.
  return jest(root, 'e2e', {
    line,
    args: ['--runInBand', '--testTimeout=300000'],
    env: { CHROMIUM_PATH: chromiumPath },
  });
}

const withoutBrowser: Check = {
  name: 'e2e tests',
  speaksForItself: false,
  run: () =>
    Promise.reject(
      new Error(
        'No Chromium was found for the end-to-end tests. Install it (apt-get install chromium, or Google Chrome), ' +
          'or say where it is: CHROMIUM_PATH=/path/to/chromium npm test',
      ),
    ),
};
