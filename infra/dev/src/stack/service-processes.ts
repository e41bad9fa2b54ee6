import path from 'node:path';
import { portVariable, type Settings } from '../env.ts';
import { repositoryRoot } from '../paths.ts';
import type { ProcessSpec } from '../supervise/process-spec.ts';
import { databaseUrl } from './database-url.ts';
import { internalPortOf, portOf, workerPortOf } from './ports.ts';
import type { Secrets } from './secrets.ts';

export const subgraphNames = ['shop', 'orders', 'pricing', 'production'] as const;
export type SubgraphName = (typeof subgraphNames)[number];

/** What services are told about where everything is. */
export interface ServicePlan {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly redisUrl: string;
  /** Without a database. */
  readonly mongodbUrl: string;
  /** Names of the databases that run here; empty for those that somebody else runs. */
  readonly databases: readonly string[];
  /** Restart services when their files change. */
  readonly watch: boolean;
}

/** Instrumentation has to stand before the libraries that it watches. */
const telemetry = ['--import', '@alexandrite/service-kit/telemetry/register'];
const healthUrl = (port: number): string => `http://127.0.0.1:${port}/health/ready`;
const movesAll = 'ALEXANDRITE_PORT_BASE';

/** The subgraphs, the pricing workers and the gateway. */
export function serviceProcesses(plan: ServicePlan): readonly ProcessSpec[] {
  const workers = Array.from({ length: plan.settings.pricingWorkers }, (_, index) => pricingWorker(plan, index));
  return [...subgraphNames.map((name) => subgraph(plan, name)), ...workers, gateway(plan)];
}

/** What the seed of a subgraph runs with: it signs nothing. */
export function seedEnvironment(plan: ServicePlan, name: SubgraphName): Record<string, string> {
  return {
    ...sharedEnvironment(plan),
    PORT: String(portOf(name, plan.settings)),
    INTERNAL_PORT: String(internalPortOf(name, plan.settings)),
    MONGODB_URL: databaseUrl(plan.mongodbUrl, name),
  };
}

function subgraphEnvironment(plan: ServicePlan, name: SubgraphName): Record<string, string> {
  const { own, public: keys } = plan.secrets;
  return {
    ...seedEnvironment(plan, name),
    IDENTITY_PUBLIC_KEY: keys.IDENTITY_PUBLIC_KEY,
    ...(name === 'shop' ? { ...own.shop, SESSION_PUBLIC_KEY: keys.SESSION_PUBLIC_KEY, ...plan.settings.bucket } : {}),
  };
}

function subgraph(plan: ServicePlan, name: SubgraphName): ProcessSpec {
  return nodeProcess(plan, {
    name,
    folder: `subgraphs/${name}`,
    entry: 'src/main.ts',
    env: subgraphEnvironment(plan, name),
    port: portOf(name, plan.settings),
    variable: portVariable(name),
    internalPort: internalPortOf(name, plan.settings),
    dependsOn: plan.databases,
  });
}

function pricingWorker(plan: ServicePlan, index: number): ProcessSpec {
  const internalPort = workerPortOf(index, plan.settings);
  return nodeProcess(plan, {
    name: `pricing-worker-${index + 1}`,
    folder: 'subgraphs/pricing',
    entry: 'src/workers/main.ts',
    env: {
      ...sharedEnvironment(plan),
      INTERNAL_PORT: String(internalPort),
      MONGODB_URL: databaseUrl(plan.mongodbUrl, 'pricing'),
      ...plan.settings.bucket,
    },
    port: null,
    variable: movesAll,
    internalPort,
    dependsOn: plan.databases,
    // The threads that collect garbage beside the one that measures would want the core of the next worker.
    nodeOptions: ['--single-threaded-gc'],
  });
}

function gateway(plan: ServicePlan): ProcessSpec {
  const { settings, secrets } = plan;
  const port = portOf('gateway', settings);
  const internalPort = internalPortOf('gateway', settings);
  const addresses = subgraphNames.map((name): [string, string] => [
    `${name.toUpperCase()}_URL`,
    `http://127.0.0.1:${portOf(name, settings)}/graphql`,
  ]);
  return nodeProcess(plan, {
    name: 'gateway',
    folder: 'gateway',
    entry: 'src/main.ts',
    env: {
      ...sharedEnvironment(plan),
      ...Object.fromEntries(addresses),
      ...secrets.own.gateway,
      SESSION_PUBLIC_KEY: secrets.public.SESSION_PUBLIC_KEY,
      PORT: String(port),
      INTERNAL_PORT: String(internalPort),
      // Who runs the house on a machine of their own wants to ask the graph by hand.
      SANDBOX: 'true',
      // The servers of the pages, which say for whom they ask.
      TRUSTED_PROXIES: '127.0.0.1,::1',
    },
    port,
    variable: portVariable('gateway'),
    internalPort,
    dependsOn: [...plan.databases, ...subgraphNames],
    // A young generation large enough for a whole answer: without it half of the time goes into collecting it.
    nodeOptions: ['--max-semi-space-size=64'],
  });
}

function sharedEnvironment({ settings, redisUrl, watch }: ServicePlan): Record<string, string> {
  return {
    NODE_ENV: watch ? 'development' : 'production',
    REDIS_URL: redisUrl,
    STORAGE_DIR: path.join(settings.dataDir, 'files'),
    GATEWAY_PUBLIC_URL: `http://localhost:${portOf('gateway', settings)}`,
    WEB_PUBLIC_URL: `http://localhost:${portOf('web', settings)}`,
    ADMIN_PUBLIC_URL: `http://localhost:${portOf('admin', settings)}`,
  };
}

/** Workers of one kind are one service. */
export const serviceOf = (process: string): string => process.replace(/-\d+$/, '');

interface NodeService {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly entry: string;
  readonly env: Record<string, string>;
  readonly port: number | null;
  /** Moves the port. */
  readonly variable: string;
  readonly internalPort: number;
  readonly dependsOn: readonly string[];
  readonly nodeOptions?: readonly string[];
}

function nodeProcess({ watch }: ServicePlan, service: NodeService): ProcessSpec {
  const { name, folder, entry, env, port, variable, internalPort, dependsOn, nodeOptions = [] } = service;
  return {
    name,
    command: 'node',
    args: [...(watch ? ['--watch', '--watch-preserve-output'] : []), ...nodeOptions, ...telemetry, entry],
    cwd: path.join(repositoryRoot, folder),
    // As its metrics and its log call it.
    env: { OTEL_SERVICE_NAME: serviceOf(name), ...env },
    port,
    internalPort,
    claims: [...(port === null ? [] : [{ port, variable }]), { port: internalPort, variable: movesAll }],
    ready: { kind: 'healthy', url: healthUrl(internalPort) },
    dependsOn,
  };
}
