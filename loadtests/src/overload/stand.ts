import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newKeyPair } from '@alexandrite/dev/key-pair';
import { inherited } from '../env.ts';
import { type Figure, readFigures } from '../watch/prometheus-text.ts';
import { usageOf } from '../watch/proc.ts';
import { anyNumber } from '../stack/any-number.ts';
import { onSignal } from '../stack/on-signal.ts';
import { pin } from './pin.ts';

/** One gateway as it runs in production, subgraphs that are as quick as subgraphs can be, and nothing else. */
export interface Stand {
  readonly origin: string;
  /** Seconds of the processor that the gateway has used. */
  cpuSeconds(): Promise<number>;
  figures(): Promise<readonly Figure[]>;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');

/** The core that the gateway has; everything else, the load among it, is on the other. */
const [gatewayCore, otherCore] = [0, 1];

/** Starts it. Throws when it does not come up. */
export async function openStand(): Promise<Stand> {
  pin(process.pid, otherCore);
  const children: ChildProcess[] = [];
  const start = (command: string, args: readonly string[], core: number, env = inherited): ChildProcess => {
    const child = spawn(command, args, { cwd: path.join(root, 'gateway'), env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    pin(child.pid, core);
    return child;
  };
  const stop = async (): Promise<void> => {
    takeBack();
    await Promise.all(
      children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }),
    );
  };
  const takeBack = onSignal(stop);
  try {
    const [redisPort, port, internalPort] = [await freePort(), await freePort(), await freePort()];
    start(
      'redis-server',
      ['--port', String(redisPort), '--save', '', '--appendonly', 'no'],
      otherCore,
    ).stdout?.resume();
    const subgraphs = start(process.execPath, [path.join(import.meta.dirname, 'subgraphs.ts')], otherCore);
    if (!subgraphs.stdout) throw new Error('the subgraphs have no voice');
    const [line] = (await once(subgraphs.stdout, 'data')) as [Buffer]; // what a pipe emits
    const gateway = start(process.execPath, gatewayArguments, gatewayCore, {
      ...inherited,
      ...environment(line.toString().trim()),
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      PORT: String(port),
      INTERNAL_PORT: String(internalPort),
    });
    gateway.stdout?.pipe(process.stderr);
    const internal = `http://127.0.0.1:${internalPort}`;
    await untilReady(`${internal}/health/ready`, gateway);
    pin(gateway.pid, gatewayCore);
    return {
      origin: `http://127.0.0.1:${port}`,
      async cpuSeconds() {
        const usage = await usageOf(gateway.pid ?? 0);
        if (!usage) throw new Error('the gateway’s use of the processor is not known: this needs Linux');
        return usage.cpuSeconds;
      },
      figures: async () => readFigures(await (await fetch(`${internal}/metrics`)).text()),
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** As the house starts it. */
const gatewayArguments = [
  '--max-semi-space-size=64',
  '--import',
  '@alexandrite/service-kit/telemetry/register',
  'src/main.ts',
];

function environment(subgraphs: string): Record<string, string> {
  return {
    ...anyNumber,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    SESSION_PUBLIC_KEY: newKeyPair().publicKey,
    IDENTITY_PRIVATE_KEY: newKeyPair().privateKey,
    SHOP_URL: subgraphs,
    ORDERS_URL: subgraphs,
    PRICING_URL: subgraphs,
    PRODUCTION_URL: subgraphs,
    GATEWAY_PUBLIC_URL: 'http://localhost:4000',
    WEB_PUBLIC_URL: 'http://localhost:3000',
    ADMIN_PUBLIC_URL: 'http://localhost:3001',
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

async function untilReady(url: string, child: ChildProcess, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  for (;;) {
    const isReady = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (child.exitCode !== null || performance.now() > end) throw new Error('the gateway does not come up');
    await pause(100);
  }
}
