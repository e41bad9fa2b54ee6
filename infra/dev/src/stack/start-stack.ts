import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { inheritedEnvironment, readSettings } from '../env.ts';
import { repositoryRoot } from '../paths.ts';
import { readProcesses, readSupervisor, type RunningProcess } from '../supervise/run-file.ts';
import { internalPortOf, portOf } from './ports.ts';

export interface StackStart {
  /** Added to every port, so that the stack can run beside another one. */
  readonly portBase: number;
  /** Absolute; made when missing, and left in place afterwards. */
  readonly dataDir: string;
  /** Run web and admin too. */
  readonly apps: boolean;
  /** Run Prometheus too, where there is one. */
  readonly observe?: boolean;
  /** More environment for the processes. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long until all must be healthy, builds included. Five minutes when left out. */
  readonly timeoutMs?: number;
}

/** The whole house, run by the same supervisor as `npm start`, for end-to-end tests. */
export interface RunningStack {
  readonly urls: {
    readonly web: string;
    readonly admin: string;
    readonly graphql: string;
    /** Subscriptions, over graphql-ws. */
    readonly live: string;
    readonly prometheus: string;
    /** Metrics and health of a service. */
    internal(name: 'gateway' | 'shop' | 'orders' | 'pricing' | 'production'): string;
  };
  /** All processes by name as they are now. */
  processes(): Promise<Readonly<Record<string, RunningProcess>>>;
  /** Sends a signal to one process, and resolves when the supervisor has noticed its end. */
  kill(name: string, signal?: NodeJS.Signals): Promise<void>;
  /** Resolves when the process is healthy. Throws after the limit (60 s when left out). */
  waitHealthy(name: string, limitMs?: number): Promise<void>;
  /** Everything the supervisor has shown so far. */
  output(): string;
  /** Stops everything in order, as Ctrl-C does. */
  stop(): Promise<void>;
}

const pollMs = 100;

/** Starts the house and resolves when all of it is healthy. Throws with what it said when it does not come up. */
export async function startStack(start: StackStart): Promise<RunningStack> {
  const env: Record<string, string> = {
    ...start.env,
    ALEXANDRITE_PORT_BASE: String(start.portBase),
    ALEXANDRITE_DATA_DIR: start.dataDir,
    NO_COLOR: '1',
  };
  const supervisor = spawn(
    process.execPath,
    [
      path.join(repositoryRoot, 'infra/dev/src/start.ts'),
      '--attached',
      ...(start.apps ? [] : ['--no-apps']),
      ...(start.observe ? ['--observe'] : []),
    ],
    { cwd: repositoryRoot, env: { ...inheritedEnvironment, ...env }, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const shown: string[] = [];
  for (const stream of [supervisor.stdout, supervisor.stderr]) {
    createInterface({ input: stream }).on('line', (text) => shown.push(text));
  }
  const stack = control(supervisor, start.dataDir, shown, env);
  try {
    await untilReady(supervisor, start);
    return stack;
  } catch (error) {
    await stack.stop();
    throw new Error(`The stack did not come up:\n${shown.slice(-80).join('\n')}`, { cause: error });
  }
}

function control(
  supervisor: ChildProcess,
  dataDir: string,
  shown: readonly string[],
  env: Readonly<Record<string, string>>,
): RunningStack {
  const settings = readSettings({ ...inheritedEnvironment, ...env });
  const at = (name: 'web' | 'admin' | 'gateway' | 'prometheus'): string => `localhost:${portOf(name, settings)}`;
  const find = async (name: string): Promise<RunningProcess> => {
    const found = (await readProcesses(dataDir))[name];
    if (found === undefined) throw new Error(`There is no process called ${name}.`);
    return found;
  };
  return {
    urls: {
      web: `http://${at('web')}`,
      admin: `http://${at('admin')}`,
      graphql: `http://${at('gateway')}/graphql`,
      live: `ws://${at('gateway')}/graphql`,
      prometheus: `http://${at('prometheus')}`,
      internal: (name) => `http://127.0.0.1:${internalPortOf(name, settings)}`,
    },
    processes: () => readProcesses(dataDir),
    async kill(name, signal = 'SIGKILL') {
      const { pid } = await find(name);
      if (pid === null) throw new Error(`${name} does not run.`);
      process.kill(pid, signal);
      await until(async () => (await find(name)).pid !== pid, `${name} is gone`, 60_000);
    },
    async waitHealthy(name, limitMs = 60_000) {
      await until(async () => (await find(name)).state === 'healthy', `${name} is healthy`, limitMs);
    },
    output: () => shown.join('\n'),
    async stop() {
      if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
      const exit = once(supervisor, 'exit');
      supervisor.kill('SIGTERM');
      await exit;
    },
  };
}

async function untilReady(supervisor: ChildProcess, { dataDir, timeoutMs = 300_000 }: StackStart): Promise<void> {
  await until(
    async () => {
      if (supervisor.exitCode !== null) throw new Error(`The supervisor ended with exit code ${supervisor.exitCode}.`);
      const state = await readSupervisor(dataDir);
      return state !== null && state.pid === supervisor.pid && state.ready;
    },
    'everything is healthy',
    timeoutMs,
  );
}

async function until(condition: () => Promise<boolean>, what: string, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s in vain until ${what}.`);
    await delay(pollMs);
  }
}
