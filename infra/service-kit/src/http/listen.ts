import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Open connections of the servers that listen here. */
const connections = new WeakMap<Server, Set<Socket>>();

/** Listens and answers the port: the one asked for, or the one found when asked for 0. Throws when it is taken. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  const open = new Set<Socket>();
  connections.set(server, open);
  // One function for all connections, of which a gateway has thousands.
  function forget(this: Socket): void {
    open.delete(this);
  }
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', forget);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A server that listens on TCP answers an AddressInfo; the other forms are for pipes.
  return (server.address() as AddressInfo).port;
}

/** How soon a connection is dropped after its last answer while a server closes, in milliseconds. */
const dropIdleEveryMs = 50;

/** How long a connection may hold up a server that closes, in milliseconds: less than a drain may take. */
const lastCallMs = 15_000;

/**
 * Takes no new connections, lets running requests finish, and drops connections as soon as they are idle; those that are
 * neither idle nor done after a while, too: a client that sends slowly holds up no release.
 */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  // Whoever asks once more over an open connection is told that it is the last time.
  server.prependListener('request', (_, response: ServerResponse) => response.setHeader('connection', 'close'));
  const dropIdle = (): void => {
    server.closeIdleConnections();
    // Node takes a connection that has not asked anything yet for a busy one.
    for (const socket of connections.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  };
  // A connection that was busy at first would else be kept for its next request until its time is over.
  const dropping = setInterval(dropIdle, dropIdleEveryMs);
  const lastCall = setTimeout(() => {
    for (const socket of connections.get(server) ?? []) socket.destroy();
  }, lastCallMs);
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    dropIdle();
  });
  clearInterval(dropping);
  clearTimeout(lastCall);
}
