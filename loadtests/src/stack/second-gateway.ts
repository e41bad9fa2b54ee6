import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { inherited } from '../env.ts';
import type { Watched } from '../watch/watch.ts';
import { anyNumber } from './any-number.ts';

/** A gateway beside that of a house, as it would run on a machine of its own. */
export interface SecondGateway {
  readonly graphqlUrl: string;
  readonly watched: Watched;
  stop(): Promise<void>;
}

const folder = path.resolve(import.meta.dirname, '../../../gateway');
const startArguments = [
  '--max-semi-space-size=64',
  '--import',
  '@alexandrite/service-kit/telemetry/register',
  'src/main.ts',
];
const secrets = z.record(z.string(), z.string());

/** Starts it. Throws when it does not come up. */
export async function startSecondGateway(dataDir: string, portBase: number): Promise<SecondGateway> {
  const [port, internalPort] = [4_010 + portBase, 9_410 + portBase];
  const at = (number: number): string => `http://127.0.0.1:${number + portBase}`;
  const child = spawn(process.execPath, startArguments, {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...inherited,
      ...anyNumber,
      ...secrets.parse(JSON.parse(await readFile(path.join(dataDir, 'secrets.json'), 'utf8'))),
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      INTERNAL_PORT: String(internalPort),
      REDIS_URL: `redis://127.0.0.1:${6_479 + portBase}`,
      SHOP_URL: `${at(4_001)}/graphql`,
      ORDERS_URL: `${at(4_002)}/graphql`,
      PRICING_URL: `${at(4_003)}/graphql`,
      PRODUCTION_URL: `${at(4_004)}/graphql`,
      GATEWAY_PUBLIC_URL: at(4_000),
      WEB_PUBLIC_URL: at(3_000),
      ADMIN_PUBLIC_URL: at(3_001),
    },
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  const internal = `http://127.0.0.1:${internalPort}`;
  const end = performance.now() + 60_000;
  while (!(await isReady(`${internal}/health/ready`))) {
    if (child.exitCode !== null || performance.now() > end) {
      await stop();
      throw new Error('the second gateway does not come up');
    }
    await pause(100);
  }
  return {
    graphqlUrl: `http://127.0.0.1:${port}/graphql`,
    watched: { name: 'gateway 2', pid: child.pid ?? null, metricsUrl: `${internal}/metrics` },
    stop,
  };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
