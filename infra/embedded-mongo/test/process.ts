import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';

jest.setTimeout(60_000); // processes start slowly on a busy machine

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The embedded server as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Ends it with a signal and gives its exit code; null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the process. @throws Error with everything it wrote when it ends before it listens. */
export async function startProcess(...options: string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--no-warnings', main, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const url = await new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const line = /listening on (mongodb:\S+)/.exec(output)?.[1];
      if (line !== undefined) resolve(line);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    void exited.then((code) => reject(new Error(`exit code ${code}: ${output}`)));
  });
  return { url, end: (signal) => end(child, exited, signal) };
}

function end(child: ChildProcess, exited: Promise<number | null>, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return exited;
}

/** A folder for a database file, gone after the work. */
export async function inFolder(work: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'embedded-mongo-'));
  try {
    await work(join(folder, 'database', 'test.sqlite'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
