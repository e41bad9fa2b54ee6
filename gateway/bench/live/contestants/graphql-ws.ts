import { EventEmitter, on } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer as serveSubscriptions } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { orderAt } from '../order.ts';
import { reportTo } from './reporting.ts';

/**
 * The server of graphql-ws as it comes: every subscriber's selection is executed at every event. In its favour, what it
 * answers is in memory: no subgraph is asked.
 */
const [orderId = ''] = process.argv.slice(2);
const schema = buildSchema(readFileSync(new URL('../../../api.graphql', import.meta.url), 'utf8'));
const events = new EventEmitter().setMaxListeners(0);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
let computations = 0;

async function* changes() {
  for await (const [revision] of on(events, 'change')) {
    computations += 1;
    yield { ordersUpdated: orderAt(orderId, Number(revision)) };
  }
}
serveSubscriptions({ schema, roots: { subscription: { ordersUpdated: changes } } }, server);

server.on('listening', () => {
  reportTo(
    (server.address() as AddressInfo).port, // It listens on TCP.
    (revision) => events.emit('change', revision),
    () => computations,
  );
});
