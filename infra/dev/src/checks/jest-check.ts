import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { runToEnd } from '../supervise/run-to-end.ts';
import type { Check, Outcome } from './check.ts';

const summary = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  /** Files that could not even be loaded. */
  numRuntimeErrorTestSuites: z.number(),
});

export interface JestOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly line: (text: string) => void;
}

/** The tests of one project of `jest.config.mjs`. */
export const jest = (root: string, project: 'unit' | 'integration' | 'e2e', options: JestOptions): Check => ({
  name: `${project} tests`,
  speaksForItself: true,
  async run() {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-jest-'));
    const outputFile = path.join(folder, 'results.json');
    try {
      const code = await runToEnd(
        process.execPath,
        [
          ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
          // A connection that a test forgot must not keep CI waiting for ever.
          ...[
            '--ci',
            '--forceExit',
            '--selectProjects',
            project,
            '--json',
            `--outputFile=${outputFile}`,
            ...(options.args ?? []),
          ],
        ],
        { cwd: root, env: { NODE_ENV: 'test', ...options.env }, line: options.line, hideStandardOutput: true },
      );
      return await countTests(outputFile, code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
});

async function countTests(outputFile: string, code: number | null): Promise<Outcome> {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = summary.parse(
    JSON.parse(await readFile(outputFile, 'utf8')),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // Jest can fail without a failing test: by its set-up, by a coverage limit, or because it found no test at all.
  const failedOtherwise = code !== 0 && failed === 0;
  return {
    passed: numPassedTests,
    failed: failedOtherwise ? 1 : failed,
    report: failedOtherwise ? `Jest ended with exit code ${code ?? 'none'}: see above.` : '',
  };
}
