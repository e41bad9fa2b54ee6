import { once } from 'node:events';
import net from 'node:net';
import { waitUntil } from './wait-until.ts';

/** A bare connection: says what no client would say, and breaks off at any point. */
export interface RawConnection {
  readonly socket: net.Socket;
  say(bytes: string | Uint8Array): void;
  /** Waits until so much was heard, and answers all of it. */
  heard(text: string): Promise<string>;
  /** Waits until the other end has closed it, and answers all that was heard. */
  closed(): Promise<string>;
  /** Breaks off with a reset, as a client that is killed or means harm. */
  reset(): void;
}

export async function connectRaw(port: number, localAddress = '127.0.0.1'): Promise<RawConnection> {
  const socket = net.connect({ port, host: '127.0.0.1', localAddress });
  let said = '';
  let isClosed = false;
  socket.on('data', (bytes: Buffer) => (said += bytes.toString('latin1')));
  socket.on('close', () => (isClosed = true)).on('error', () => undefined);
  await once(socket, 'connect');
  return {
    socket,
    say: (bytes) => void socket.write(bytes),
    heard: (text) => waitUntil(`it hears ${text}`, () => said.includes(text) && said),
    async closed() {
      await waitUntil('it is closed', () => isClosed);
      return said;
    },
    reset: () => void socket.resetAndDestroy(),
  };
}
