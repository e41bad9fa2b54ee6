import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { counter, gauge } from '../metrics/index.ts';

const open = gauge('http_connections', 'Connections that are open now.', ['server']);
const refused = counter('http_connections_refused_total', 'Connections that were closed at once, by the limit.', [
  'server',
  'limit',
]);

/** How many connections a server may have, and who counts as one client. */
export interface ConnectionLimits {
  /** Tells the servers of a process apart in its metrics. */
  readonly name: 'public' | 'internal';
  /** Connections that may be open at once. */
  readonly connections: number;
  /** Those of each address. */
  readonly perAddress?: {
    readonly connections: number;
    /** Whose connection it is; null for one that is not counted. */
    readonly addressOf: (socket: Socket) => string | null;
  };
}

/** Closes connections beyond what a server may have, and what each address may. */
export function limitConnections(server: Server, { name, connections, perAddress }: ConnectionLimits): void {
  server.maxConnections = connections;
  server.on('drop', () => {
    refused.inc({ server: name, limit: 'total' });
  });
  const [opened, ofAddresses] = [open.labels({ server: name }), new Map<string, number>()];
  const addressOf = (socket: Socket): string | null => perAddress?.addressOf(socket) ?? null;
  // One function for all connections, of which there are thousands; a socket knows its address after it is closed.
  function closed(this: Socket): void {
    opened.dec();
    const address = addressOf(this);
    const count = address === null ? undefined : ofAddresses.get(address);
    if (address === null || count === undefined) return;
    if (count > 1) ofAddresses.set(address, count - 1);
    else ofAddresses.delete(address);
  }
  server.on('connection', (socket) => {
    opened.inc();
    socket.on('close', closed);
    const address = addressOf(socket);
    if (!perAddress || address === null) return;
    const count = (ofAddresses.get(address) ?? 0) + 1;
    ofAddresses.set(address, count);
    if (count > perAddress.connections) {
      refused.inc({ server: name, limit: 'address' });
      socket.destroy();
    }
  });
}
