import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { searchPath } from './env.ts';
import { waitUntil } from './wait-until.ts';

type Line = Readonly<Record<string, unknown>>;

/** A service that runs as a process of its own, as in production: whether it lives on is the question. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  /** What it has logged. */
  readonly lines: readonly Line[];
  /** Waits for a line that says this. */
  said(message: string): Promise<Line>;
  /** Resolves to the exit code; null when it was killed. */
  readonly exited: Promise<number | null>;
  /** Whether it has ended. */
  readonly isOver: boolean;
  /** The sum of a metric over all its series that have these labels. */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
  kill(): Promise<void>;
}

interface ProcessLimits {
  /** How many files and sockets it may have open; as many as this process when left out. */
  readonly openFiles?: number;
  /** How long to wait for what it says, in milliseconds. */
  readonly limitMs?: number;
}

/**
 * Starts a service with this environment and no other.
 * @param folder of its workspace
 * @param args of node
 */
export function startProcess(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { openFiles, limitMs = 40_000 }: ProcessLimits = {},
): ServiceProcess {
  const [command, given] =
    openFiles === undefined
      ? [process.execPath, args]
      : ['sh', ['-c', `ulimit -n ${openFiles}; exec "$0" "$@"`, process.execPath, ...args]];
  const child = spawn(command, [...given], {
    cwd: folder,
    env: { PATH: searchPath(), ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines: Line[] = [];
  let rest = '';
  child.stdout?.on('data', (text: Buffer) => {
    const parts = (rest + text.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line) as Line)); // what the log writes
  });
  const exited = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    lines,
    said: (message) => waitUntil(`it says '${message}'`, () => lines.find(({ msg }) => msg === message), limitMs),
    exited,
    get isOver() {
      return isOver();
    },
    async metric(name, labels = {}) {
      const text = await (await fetch(`http://127.0.0.1:${env['INTERNAL_PORT'] ?? ''}/metrics`)).text();
      const series = text.split('\n').filter((line) => line.startsWith(`${name}{`));
      const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const found = series.filter((line) => wanted.every((label) => line.includes(label)));
      return found.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },
    async kill() {
      if (!isOver()) child.kill('SIGKILL');
      await exited;
    },
  };
}
