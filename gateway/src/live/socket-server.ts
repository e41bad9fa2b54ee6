import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { gauge } from '@alexandrite/service-kit/metrics';
import { handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Origins } from '../identity/origins.ts';
import { createProtocol, type ProtocolOptions, type Visit } from './protocol.ts';

/** Close codes of WebSocket itself, as far as they are used here. */
const closeCodes = { serviceRestart: 1012, internalError: 4500 } as const;

/** The largest message of a client, in bytes: one operation with its variables. */
const messageLimitBytes = 256 * 1024;

/** How often a socket is pinged, in milliseconds. One that has not answered by the next time is gone. */
const pingEveryMs = 12_000;

/** How long clients have to hang up when asked to, in milliseconds. */
const farewellMs = 2_000;

const sockets = gauge('gateway_sockets', 'WebSockets that are open now.');

type SocketServerOptions = ProtocolOptions & {
  readonly origins: Origins;
};

/** Subscriptions over WebSocket (graphql-transport-ws). */
export interface SocketServer {
  /** Takes over a request that asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks clients to connect again, which leads them to another gateway, and waits for them to hang up. */
  close(): Promise<void>;
}

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { log, origins } = options;
  const protocol = createProtocol(options);
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols,
    maxPayload: messageLimitBytes,
    perMessageDeflate: false,
  });
  let isClosing = false;

  const welcome = (socket: WebSocket, request: IncomingMessage): void => {
    sockets.inc();
    let isAlive = true;
    const heartbeat = setInterval(() => {
      if (!isAlive) {
        socket.terminate();
        return;
      }
      isAlive = false;
      socket.ping();
    }, pingEveryMs);
    const visit: Visit = { request, socket, session: null };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        // Resolves when the message has left: a slow client is sent no faster than it reads.
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) => {
          socket.on('message', (message: Buffer) => {
            receive(message.toString('utf8')).catch((fault: unknown) => {
              log.error({ err: fault }, 'a socket message could not be handled');
              socket.close(closeCodes.internalError, 'Internal server error');
            });
          });
        },
      },
      visit,
    );
    socket.on('pong', () => (isAlive = true));
    socket.on('error', (fault) => log.debug({ err: fault }, 'a socket broke'));
    socket.on('close', (code, reason) => {
      clearInterval(heartbeat);
      visit.session?.stop();
      sockets.dec();
      closed(code, reason.toString('utf8')).catch((fault: unknown) => {
        log.error({ err: fault }, 'a socket was not tidied up');
      });
    });
  };

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      if (isClosing) {
        refuseUpgrade(socket, '503 Service Unavailable');
        return;
      }
      // Browsers send cookies with any page's WebSocket: only our pages may open one.
      if (!origins.allows(request.headers.origin)) {
        refuseUpgrade(socket, '403 Forbidden');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    async close() {
      isClosing = true;
      for (const socket of server.clients) socket.close(closeCodes.serviceRestart, 'Connect again');
      const late = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, farewellMs);
      await new Promise<void>((resolve) => server.close(() => resolve()));
      clearTimeout(late);
    },
  };
}

/** Refuses before there is a WebSocket, in plain HTTP. */
export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
