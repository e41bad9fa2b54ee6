import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens and answers the port: the one asked for, or the one found when asked for 0. Throws when it is taken. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
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

/** Takes no new connections, lets running requests finish, and drops idle connections. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
