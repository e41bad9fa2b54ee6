import type { Socket } from 'node:net';
import type { Executor } from '../executor.ts';
import { headerBytes, maxMessageBytes } from './message.ts';

/** Where the client has reached the server, as `host:port`; IPv4 in the clothes of IPv6 is undressed. */
function addressOf({ localAddress = '127.0.0.1', localPort = 0 }: Socket): string {
  const host = localAddress.replace(/^::ffff:/, '');
  return `${host.includes(':') ? `[${host}]` : host}:${localPort}`;
}

/** Cuts the bytes of a connection into messages and sends the answers back. */
export function serveConnection(socket: Socket, connectionNumber: number, executor: Executor): void {
  let chunks: Buffer[] = [];
  let received = 0;
  const origin = { connectionNumber, address: addressOf(socket) };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy()); // a client that went away
  socket.on('drain', () => socket.resume());
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    received += chunk.length;
    const size = expected(chunks);
    if (size > maxMessageBytes) {
      socket.destroy(); // before it is collected
      return;
    }
    if (received < size) return; // large messages come in many chunks: joined once
    const bytes = Buffer.concat(chunks);
    const rest = answerAll(bytes);
    chunks = rest.length === 0 ? [] : [rest];
    received = rest.length;
  });

  function answerAll(bytes: Buffer): Buffer {
    let at = 0;
    while (bytes.length - at >= headerBytes) {
      const size = bytes.readInt32LE(at);
      if (size < headerBytes || size > maxMessageBytes) {
        socket.destroy();
        return Buffer.alloc(0);
      }
      if (bytes.length - at < size) break;
      answer(bytes.subarray(at, at + size));
      at += size;
    }
    return bytes.subarray(at);
  }

  function answer(message: Buffer): void {
    executor.submit({
      message,
      origin,
      reply: (bytes) => {
        // Who does not read its answers is not asked for more.
        if (socket.writable && !socket.write(bytes)) socket.pause();
      },
      hangUp: () => socket.destroy(),
    });
  }
}

/** How many bytes the message that has begun needs; a header at least. */
function expected(chunks: readonly Buffer[]): number {
  const [first] = chunks;
  return first !== undefined && first.length >= 4 ? first.readInt32LE(0) : headerBytes;
}
