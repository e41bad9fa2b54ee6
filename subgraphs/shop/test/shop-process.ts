import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '@alexandrite/service-kit/testing';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The shop in a process of its own, as it is started in production. */
export interface ShopProcess {
  readonly url: string;
  /** Ends it without a warning, whatever it is doing. */
  kill(): Promise<void>;
}

export async function startShop(environment: Readonly<Record<string, string>>): Promise<ShopProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', PORT: '0', INTERNAL_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = linesOf(child);
  const port = await waitUntil('the shop listens', () => {
    if (child.exitCode !== null) throw new Error(`it ended: ${said.join('\n')}`);
    return said.map((line) => /"port":(\d+)/.exec(line)?.[1]).find((found) => found !== undefined);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function linesOf({ stdout, stderr }: ChildProcess): readonly string[] {
  const lines: string[] = [];
  for (const stream of [stdout, stderr]) if (stream) createInterface(stream).on('line', (line) => lines.push(line));
  return lines;
}
