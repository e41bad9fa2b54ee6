import type { Duplex } from 'node:stream';

/**
 * Refuses a request for another protocol, in plain HTTP, and closes the connection as soon as that is written: nothing
 * watches over a socket that Node has let go of.
 */
export function refuseUpgrade(socket: Duplex, status: string, headers: Readonly<Record<string, string>> = {}): void {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\n${more.join('')}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
