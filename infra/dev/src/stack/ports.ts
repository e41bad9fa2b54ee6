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

/** Ports of the range that browsers, Next and `fetch` refuse (https://fetch.spec.whatwg.org/#port-blocking). */
const refusedPorts: ReadonlySet<number> = new Set([
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
]);

/** Whether nothing that speaks HTTP can be reached there. */
export function isRefusedPort(port: number): boolean {
  return refusedPorts.has(port);
}

/** Further than the ports of one house lie side by side. */
const aside = 50;

/** A port itself, or one aside where nobody could reach it. */
function reachable(port: number): number {
  return isRefusedPort(port) ? port + aside : port;
}

export interface PortChoice {
  readonly portBase: number;
  readonly chosenPorts: Readonly<Partial<Record<PortName, number>>>;
}

/** The port of a service: the one chosen for it, else its default moved by the base. */
export function portOf(name: PortName, { portBase, chosenPorts }: PortChoice): number {
  return chosenPorts[name] ?? reachable(defaultPorts[name] + portBase);
}

/** The internal port of a service. */
export function internalPortOf(name: keyof typeof internalPorts, { portBase }: PortChoice): number {
  return reachable(internalPorts[name] + portBase);
}

/** The internal port of a pricing worker, counted from 0. */
export function workerPortOf(index: number, { portBase }: PortChoice): number {
  return reachable(firstWorkerPort + index + portBase);
}
