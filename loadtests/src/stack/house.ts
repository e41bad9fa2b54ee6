import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type RunningStack, startStack } from '@alexandrite/dev/stack';
import { anyNumber } from './any-number.ts';
import { onSignal } from './on-signal.ts';
import { type SecondGateway, startSecondGateway } from './second-gateway.ts';
import type { Watched } from '../watch/watch.ts';

/** A house under load. */
export interface House {
  /** Addresses that the graph is asked at, in turn. */
  readonly graphqlUrls: readonly string[];
  readonly liveUrl: string;
  /** Its processes as they are now. */
  watched(): Promise<readonly Watched[]>;
  stop(): Promise<void>;
}

/** Apart from those of a house that somebody runs here, and of the end-to-end tests. */
const ownPortBase = 2_600;

/** A workshop that never has too much to do, so that every order is approved by the rules. */
const roomy: Readonly<Record<string, string>> = {
  ...anyNumber,
  PIECES_PER_DAY: '1000000',
  APPROVAL_TOTAL_LIMIT_MINOR: '1000000000000',
  LOG_LEVEL: 'warn',
};

interface OwnHouse {
  readonly portBase?: number | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly gateways?: 1 | 2;
}

/** Starts a whole house in a folder of its own, which is removed in the end. */
export async function startHouse({ portBase = ownPortBase, env = {}, gateways = 1 }: OwnHouse = {}): Promise<House> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-load-'));
  const starting = startStack({ portBase, dataDir, apps: false, env: { ...roomy, ...env } });
  let second: SecondGateway | null = null;
  const stop = async (): Promise<void> => {
    takeBack();
    await second?.stop();
    // A house that is still coming up has no end of its own: it is waited for, or its processes would be left behind.
    await (await starting.catch(() => null))?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const takeBack = onSignal(stop);
  try {
    const stack = await starting;
    if (gateways === 2) second = await startSecondGateway(dataDir, portBase);
    const others = second ? [second.watched, loadItself] : [loadItself];
    return {
      graphqlUrls: [addressOf(stack.urls.graphql), ...(second ? [second.graphqlUrl] : [])],
      liveUrl: stack.urls.live,
      watched: async () => [...(await processesOf(stack)), ...others],
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** What makes the load takes its share of the machine too. */
const loadItself: Watched = { name: 'the load itself', pid: process.pid, metricsUrl: null };

/** By number: a name would be looked up for every connection. */
const addressOf = (url: string): string => url.replace('//localhost:', '//127.0.0.1:');

async function processesOf(stack: RunningStack): Promise<readonly Watched[]> {
  return Object.entries(await stack.processes()).map(([name, { pid, internalPort }]) => ({
    name,
    pid,
    metricsUrl: internalPort === null ? null : `http://127.0.0.1:${internalPort}/metrics`,
  }));
}

/** Where the services of a house show their figures, from where its gateway is: ports are moved together. */
const internalPorts = {
  gateway: 9400,
  shop: 9401,
  orders: 9402,
  pricing: 9403,
  production: 9404,
  'pricing-worker-1': 9413,
} as const;
const gatewayPort = 4_000;

/** A house that runs already; it is left as it is, but for what the load puts into it. */
export function runningHouse(url: URL): House {
  const portBase = Number(url.port || gatewayPort) - gatewayPort;
  const watched = Object.entries(internalPorts).map(([name, port]) => ({
    name,
    pid: null,
    metricsUrl: `http://${url.hostname}:${port + portBase}/metrics`,
  }));
  const graphql = new URL('/graphql', url).href;
  return {
    graphqlUrls: [graphql],
    liveUrl: graphql.replace(/^http/, 'ws'),
    watched: () => Promise.resolve(watched),
    stop: () => Promise.resolve(),
  };
}
