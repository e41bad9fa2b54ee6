import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Entry } from './contestants.ts';
import { contestantEnvironment, readBenchEnvironment } from './env.ts';

/** What the contestants run beside: a Redis, and the subgraphs, on the core that the gateways do not have. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  stop(): void;
}

/** A gateway that listens in a process of its own. */
export interface Contestant {
  readonly name: string;
  readonly origin: string;
  /** How much of the processor it has used, in microseconds. */
  cpu(): Promise<number>;
  stop(): void;
}

const here = (file: string): string => new URL(file, import.meta.url).pathname;

/** Puts a process on one core, where that can be done. */
function pin(pid: number | undefined, core: number): void {
  if (pid === undefined) return;
  spawn('taskset', ['-a', '-c', '-p', String(core), String(pid)], { stdio: 'ignore' }).on('error', () => undefined);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  // It listens on TCP.
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function startRedis(): Promise<{ readonly url: string; readonly child: ChildProcess | undefined }> {
  const given = readBenchEnvironment().BENCH_REDIS_URL;
  if (given !== undefined) return { url: given, child: undefined };
  const port = await freePort();
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  await once(child, 'spawn');
  pin(child.pid, 1);
  return { url: `redis://127.0.0.1:${port}`, child };
}

/** Starts what the contestants need; this process, which makes the load, goes to the same core. */
export async function startSurroundings(): Promise<Surroundings> {
  pin(process.pid, 1);
  const redis = await startRedis();
  const subgraphs = spawn(process.execPath, [here('subgraphs.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  pin(subgraphs.pid, 1);
  const [line] = (await once(subgraphs.stdout, 'data')) as [Buffer]; // what a pipe emits
  return {
    env: { BENCH_SUBGRAPHS: line.toString(), BENCH_REDIS_URL: redis.url },
    stop() {
      subgraphs.kill();
      redis.child?.kill();
    },
  };
}

/**
 * Starts a contestant on a core of its own, where the machine has two.
 * @param file in contestants/, which announces itself
 */
export async function startContestant(
  name: string,
  { file, args, flags }: Entry,
  { env }: Surroundings,
): Promise<Contestant> {
  const child = fork(here(`contestants/${file}`), [...args], { execArgv: [...flags], env: contestantEnvironment(env) });
  pin(child.pid, 0);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${name} has ended`)));
  // What announce() sends.
  const [{ url }] = (await Promise.race([once(child, 'message'), ended])) as [{ url: string }];
  ended.catch(() => undefined);
  return {
    name,
    origin: new URL(url).origin,
    async cpu() {
      child.send('cpu');
      const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }]; // what announce() answers
      return cpu;
    },
    // A gateway may take a polite signal as a request to drain, and stay. It has nothing to lose here.
    stop: () => child.kill('SIGKILL'),
  };
}
