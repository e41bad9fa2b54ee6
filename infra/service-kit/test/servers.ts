import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../src/testing/index.ts';

/** A server of the test's own, which it may kill. */
export interface OwnServer {
  readonly url: string;
  /** Resolves when the server says that it listens. */
  start(): Promise<void>;
  /** Ends it without a warning, as a power cut would. */
  kill(): Promise<void>;
  /** Kills it and removes what it wrote. */
  remove(): Promise<void>;
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

async function ownServer(
  urlOf: (port: number) => string,
  command: (port: number, folder: string) => readonly string[],
  listening: RegExp,
): Promise<OwnServer> {
  const port = await freePort();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-kit-'));
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (running?.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  };
  return {
    url: urlOf(port),
    async start() {
      const [program, ...args] = command(port, folder);
      if (program === undefined) throw new Error('no command');
      const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      let said = '';
      started.stdout.on('data', (text: Buffer) => (said += text.toString()));
      await waitUntil(`${program} listens`, () => listening.test(said));
    },
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A Redis that keeps what was written when it is killed. */
export function ownRedis(): Promise<OwnServer> {
  return ownServer(
    (port) => `redis://127.0.0.1:${port}`,
    (port, dir) => [
      'redis-server',
      '--port',
      `${port}`,
      '--dir',
      dir,
      '--appendonly',
      'yes',
      '--appendfsync',
      'always',
    ],
    /Ready to accept connections/,
  );
}

const mongoMain = fileURLToPath(new URL('main.ts', import.meta.resolve('@alexandrite/embedded-mongo')));

/** A database that keeps what was acknowledged when it is killed. */
export function ownMongo(): Promise<OwnServer> {
  return ownServer(
    (port) => `mongodb://127.0.0.1:${port}/kit?directConnection=true`,
    (port, dir) => [process.execPath, mongoMain, '--port', `${port}`, '--file', path.join(dir, 'mongo.sqlite')],
    /listening on/,
  );
}
