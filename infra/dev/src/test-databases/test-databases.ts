import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inheritedEnvironment } from '../env.ts';
import { findFreePort } from '../provide/free-port.ts';
import { embeddedMongo } from '../provide/mongo.ts';
import { findRedis, redisProcess } from '../provide/redis.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { isReady } from '../supervise/readiness.ts';

/** Databases for one run of the integration tests: empty, on free ports, gone afterwards. */
export interface TestDatabases {
  readonly redisUrl: string;
  /** Without a database: every test takes one of its own. */
  readonly mongodbUrl: string;
  stop(): Promise<void>;
}

const startLimitMs = 20_000;

/** Starts Redis and the embedded database, but for those whose addresses are given (TEST_REDIS_URL, TEST_MONGODB_URL). */
export async function startTestDatabases(): Promise<TestDatabases> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-test-'));
  const servers: ChildProcess[] = [];
  const kill = (): void => {
    for (const server of servers) server.kill('SIGKILL');
  };
  // A run that is broken off must not leave its databases behind.
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    for (const server of servers) server.removeAllListeners('exit');
    process.off('exit', kill);
    // What they hold is thrown away with the folder: nothing has to be written first.
    kill();
    await Promise.all(servers.filter(runs).map((server) => once(server, 'exit')));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return {
      redisUrl: inheritedEnvironment['TEST_REDIS_URL'] ?? (await startRedis(folder, servers)),
      mongodbUrl: inheritedEnvironment['TEST_MONGODB_URL'] ?? (await startMongo(folder, servers)),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const runs = (server: ChildProcess): boolean =>
  server.pid !== undefined && server.exitCode === null && server.signalCode === null;

async function startRedis(folder: string, servers: ChildProcess[]): Promise<string> {
  const port = await findFreePort();
  const program = await findRedis((message) => {
    console.log(message);
  });
  await startServer(redisProcess(program, { port, variable: 'TEST_REDIS_URL', folder }), servers);
  return `redis://127.0.0.1:${port}`;
}

async function startMongo(folder: string, servers: ChildProcess[]): Promise<string> {
  const { process: spec, url } = embeddedMongo({ port: await findFreePort(), variable: 'TEST_MONGODB_URL', folder });
  await startServer(spec, servers);
  return url;
}

/** Adds the server to the list at once, so that it is ended whatever happens next. */
async function startServer(spec: ProcessSpec, servers: ChildProcess[]): Promise<void> {
  const server = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: inheritedEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  servers.push(server);
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-2000);
    });
  }
  server.on('error', (error) => {
    output += error.message;
  });
  server.once('exit', () => {
    console.error(`\n${spec.name} ended in the middle of the tests:\n${output}`);
  });
  const deadline = Date.now() + startLimitMs;
  while (!(await isReady(spec.ready))) {
    if (!runs(server) || Date.now() > deadline) {
      throw new Error(`${spec.name} could not be started for the tests:\n${output}`);
    }
    await delay(50);
  }
}
