import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { orderAt } from '../order.ts';
import { reportTo } from './reporting.ts';

/** `ws` by itself, sending every socket the bytes that the gateway sends: the most that can be reached with it. */
const [orderId = ''] = process.argv.slice(2);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const id = '00000000-0000-4000-8000-000000000000';

server.on('listening', () => {
  reportTo(
    (server.address() as AddressInfo).port, // It listens on TCP.
    (revision) => {
      const payload = {
        data: { ordersUpdated: orderAt(orderId, revision) },
        extensions: { position: '1790000000000-0' },
      };
      const message = Buffer.from(JSON.stringify({ id, type: 'next', payload }));
      for (const socket of server.clients) socket.send(message, { binary: false });
    },
    () => 0,
  );
});
