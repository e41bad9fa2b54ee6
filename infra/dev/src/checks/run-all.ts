import { readSettings } from '../env.ts';
import { repositoryRoot } from '../paths.ts';
import { findChromium } from '../provide/chromium.ts';
import { endToEndCheck, quickChecks } from './all-checks.ts';
import { runChecks } from './run-checks.ts';

/** Runs the checks of this repository and sets the exit code of this process by their outcome. */
export async function runAll({ endToEnd }: { readonly endToEnd: boolean }): Promise<void> {
  const write = (text: string): void => void process.stdout.write(text);
  const line = (text: string): void => {
    write(`${text}\n`);
  };
  try {
    const settings = readSettings();
    const chromium = endToEnd ? await findChromium(settings.chromiumPath, line) : null;
    const checks = [
      ...quickChecks(repositoryRoot, settings, line),
      ...(endToEnd ? [endToEndCheck(repositoryRoot, chromium, line)] : []),
    ];
    const interactive = process.stdout.isTTY && !settings.ci;
    const fine = await runChecks(checks, { colour: settings.colour, interactive, write });
    process.exitCode = fine ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
