import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { freePort } from '../../support/free-port.ts';
import type { Use } from './watched.ts';

/** A warning or worse, as the gateway wrote it. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [more: string]: unknown;
}

/** A gateway in a process of its own, as it is started in production. */
export interface GatewayProcess {
  readonly port: number;
  readonly internalPort: number;
  /** Warnings and errors that it wrote, first to last. */
  readonly log: readonly LogLine[];
  /** What else it wrote: a warning of the runtime, or why it ended. */
  readonly noise: readonly string[];
  /** Whether it still runs. */
  isAlive(): boolean;
  /** @param collects whether memory that nobody holds is given back first */
  use(collects?: boolean): Promise<Use>;
  /** Ends it. @returns its exit code */
  stop(): Promise<number | null>;
}

const folder = new URL('../../../', import.meta.url);

export async function startGateway(environment: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const [port, internalPort] = [await freePort(), await freePort()];
  const watched = new URL('watched.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--disable-warning=ExperimentalWarning', '--import', watched, 'src/main.ts'],
    {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        PORT: `${port}`,
        INTERNAL_PORT: `${internalPort}`,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const [log, noise] = readOutput(child);
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  await waitUntil('the gateway is ready', async () => {
    if (!isAlive()) throw new Error(`it ended: ${JSON.stringify(log)} ${noise.join('\n')}`);
    return isOk(`http://127.0.0.1:${internalPort}/health/ready`);
  });
  const uses = readUses(child);
  return {
    port,
    internalPort,
    log,
    noise,
    isAlive,
    use: uses,
    async stop() {
      if (!isAlive()) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null]; // what a process emits
      return code;
    },
  };
}

function readOutput(child: ChildProcess): readonly [LogLine[], string[]] {
  const [log, noise]: [LogLine[], string[]] = [[], []];
  const take = (line: string): void => {
    if (line.startsWith('{'))
      log.push(JSON.parse(line) as LogLine); // the gateway wrote it
    else if (line !== '') noise.push(line);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', take);
  return [log, noise];
}

function readUses(child: ChildProcess): (collects?: boolean) => Promise<Use> {
  const waiting = new Map<number, (use: Use) => void>();
  let last = 0;
  // What `watched.ts` sends.
  child.on('message', (message) => {
    const { id, use } = message as { readonly id: number; readonly use: Use };
    waiting.get(id)?.(use);
    waiting.delete(id);
  });
  return (collects = false) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, resolve);
      child.send({ id, collects }, (fault) => {
        if (fault) reject(fault);
      });
    });
}

async function isOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
