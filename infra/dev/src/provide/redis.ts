import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { installDebianPackage } from './debian-package.ts';
import { findProgram } from './programs.ts';

const run = promisify(execFile);

/** Where a Redis of our own listens and keeps what it knows. */
export interface RedisPlace {
  readonly port: number;
  /** The variable that moves the port. */
  readonly variable: string;
  /** Absolute. */
  readonly folder: string;
}

/** How to start a Redis server: on this machine, or in a container. */
interface RedisProgram {
  readonly kind: 'server' | 'docker';
  readonly path: string;
}

/**
 * Finds a way to run Redis: redis-server or valkey-server on the PATH, else Debian's package, else Docker.
 * Throws with what to do when there is none.
 */
export async function findRedis(say: (message: string) => void): Promise<RedisProgram> {
  const servers = ['redis-server', 'valkey-server'];
  const found = await findProgram(servers);
  if (found !== null) return { kind: 'server', path: found };
  if (await installDebianPackage('redis-server', say)) {
    const installed = await findProgram(servers);
    if (installed !== null) return { kind: 'server', path: installed };
  }
  const docker = await findProgram(['docker']);
  if (docker !== null && (await dockerAnswers(docker))) return { kind: 'docker', path: docker };
  throw new Error(
    [
      'Alexandrite needs Redis, and found no way to run one. Do one of these:',
      '  - install it: apt-get install redis-server, dnf install valkey, brew install redis;',
      '  - start Docker;',
      '  - point to a server of your own: REDIS_URL=redis://localhost:6379 npm start',
    ].join('\n'),
  );
}

/** The Redis server as a process of the stack. */
export function redisProcess(program: RedisProgram, place: RedisPlace): ProcessSpec {
  const { port, variable, folder } = place;
  return {
    name: 'redis',
    command: program.path,
    args: program.kind === 'server' ? serverArguments(port, folder) : dockerArguments(port, folder),
    cwd: folder,
    env: {},
    port,
    internalPort: null,
    claims: [{ port, variable }],
    ready: { kind: 'listens', port, greeting: 'PING\r\n' },
    dependsOn: [],
  };
}

// Queues must never lose a key to make room, and every write is in the append-only file before it is answered: killing
// the server loses nothing. (Only a power cut could lose the last second.)
const persistence = [
  '--appendonly',
  'yes',
  '--appendfsync',
  'everysec',
  '--save',
  '',
  '--maxmemory-policy',
  'noeviction',
];

function serverArguments(port: number, folder: string): string[] {
  return ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--loglevel', 'warning', ...persistence];
}

function dockerArguments(port: number, folder: string): string[] {
  const user = process.getuid === undefined ? [] : ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`];
  const mount = `${path.resolve(folder)}:/data`;
  return [
    'run',
    '--rm',
    ...user,
    '-p',
    `127.0.0.1:${port}:6379`,
    '-v',
    mount,
    'redis:8-alpine',
    'redis-server',
    ...persistence,
  ];
}

async function dockerAnswers(docker: string): Promise<boolean> {
  try {
    await run(docker, ['info'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
