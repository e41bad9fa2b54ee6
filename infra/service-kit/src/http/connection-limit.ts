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
  // One function for all connections, of which there are thousands.
  function closed(this: Socket): void {
    opened.dec();
  }
  server.on('connection', (socket) => {
    opened.inc();
    socket.on('close', closed);
    const address = perAddress?.addressOf(socket) ?? null;
    if (!perAddress || address === null) return;
    const count = ofAddresses.get(address) ?? 0;
    if (count >= perAddress.connections) {
      refused.inc({ server: name, limit: 'address' });
      socket.destroy();
      return;
    }
    ofAddresses.set(address, count + 1);
    socket.on('close', () => {
      const left = (ofAddresses.get(address) ?? 1) - 1;
      if (left > 0) ofAddresses.set(address, left);
      else ofAddresses.delete(address);
    });
  });
}
