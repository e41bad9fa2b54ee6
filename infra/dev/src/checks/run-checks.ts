import { styleText } from 'node:util';
import { broken, type Check, type Outcome } from './check.ts';

export interface Reporting {
  readonly colour: boolean;
  /** A terminal, whose last line can be written over. */
  readonly interactive: boolean;
  readonly write: (text: string) => void;
}

/** Between signs of life of a silent check. */
const heartbeatMs = 15_000;

/**
 * Runs all checks one after the other, whatever becomes of the earlier ones, and shows how each of them went.
 * The last line is `N passed, N failed`. True when nothing failed.
 */
export async function runChecks(checks: readonly Check[], reporting: Reporting): Promise<boolean> {
  const { write } = reporting;
  const done: { readonly check: Check; readonly outcome: Outcome }[] = [];
  for (const [index, check] of checks.entries()) {
    done.push({ check, outcome: await runCheck(check, `[${index + 1}/${checks.length}]`, reporting) });
  }
  const passed = sum(done.map(({ outcome }) => outcome.passed));
  const failed = sum(done.map(({ outcome }) => outcome.failed));
  write('\n');
  for (const { check, outcome } of done) {
    if (outcome.failed > 0) write(`${mark(outcome, reporting)} ${check.name}: ${outcome.failed} failed\n`);
  }
  write(`${passed} passed, ${failed} failed\n`);
  return failed === 0;
}

async function runCheck(check: Check, position: string, reporting: Reporting): Promise<Outcome> {
  const { write, interactive } = reporting;
  const startedAt = performance.now();
  const seconds = (): string => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  const showsProgress = interactive && !check.speaksForItself;
  write(`${position} ${check.name} …${showsProgress ? '' : '\n'}`);
  const heartbeat = setInterval(
    () => {
      if (showsProgress) write(`\r${position} ${check.name} … ${seconds()}`);
      else if (!check.speaksForItself) write(`${position} ${check.name} … ${seconds()}\n`);
    },
    interactive ? 1000 : heartbeatMs,
  );
  const outcome = await runSafely(check);
  clearInterval(heartbeat);
  const count = outcome.passed + outcome.failed > 1 ? `, ${outcome.passed} passed, ${outcome.failed} failed` : '';
  write(
    `${showsProgress ? '\r\u001B[2K' : ''}${position} ${mark(outcome, reporting)} ${check.name} (${seconds()}${count})\n`,
  );
  if (outcome.report !== '') write(`${indent(outcome.report)}\n`);
  return outcome;
}

async function runSafely(check: Check): Promise<Outcome> {
  try {
    return await check.run();
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
}

function mark({ failed }: Outcome, { colour }: Reporting): string {
  const [sign, style] = failed === 0 ? (['✔', 'green'] as const) : (['✘', 'red'] as const);
  return colour ? styleText(style, sign, { validateStream: false }) : sign;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');
