/**
 * Where everything listens when nobody says otherwise. All below 32768: from there on Linux lends ports to outgoing
 * connections, and one that is lent cannot be listened on. A base above 5350 moves the database in among them.
 */
export const defaultPorts = {
  web: 3000,
  admin: 3001,
  gateway: 4000,
  shop: 4001,
  orders: 4002,
  pricing: 4003,
  production: 4004,
  prometheus: 9490,
  redis: 6479,
  mongo: 27_417,
} as const;

export type PortName = keyof typeof defaultPorts;

export const portNames: readonly PortName[] = [
  'web',
  'admin',
  'gateway',
  'shop',
  'orders',
  'pricing',
  'production',
  'prometheus',
  'redis',
  'mongo',
];

/** Ports for health and metrics, for the supervisor and scrapers only. */
const internalPorts = { gateway: 9400, shop: 9401, orders: 9402, pricing: 9403, production: 9404 } as const;
const firstWorkerPort = 9413;

export interface PortChoice {
  readonly portBase: number;
  readonly chosenPorts: Readonly<Partial<Record<PortName, number>>>;
}

/** The port of a service: the one chosen for it, else its default moved by the base. */
export function portOf(name: PortName, { portBase, chosenPorts }: PortChoice): number {
  return chosenPorts[name] ?? defaultPorts[name] + portBase;
}

/** The internal port of a service. */
export function internalPortOf(name: keyof typeof internalPorts, { portBase }: PortChoice): number {
  return internalPorts[name] + portBase;
}

/** The internal port of a pricing worker, counted from 0. */
export function workerPortOf(index: number, { portBase }: PortChoice): number {
  return firstWorkerPort + index + portBase;
}
