import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { WebSocket } from 'ws';
import { SocketFrame } from './socket-frame.ts';

/** A wire that takes what is written at once, or only when it is told to. */
class Wire extends Writable {
  readonly taken: Buffer[] = [];
  #waiting: (() => void) | null = null;
  readonly isSlow: boolean;

  constructor(isSlow = false) {
    super();
    this.isSlow = isSlow;
  }

  override _write(chunk: Buffer, _: string, done: () => void): void {
    if (!this.isSlow) {
      // As the system does: a copy.
      this.taken.push(Buffer.from(chunk));
      done();
      return;
    }
    this.#waiting = () => {
      this.taken.push(Buffer.from(chunk));
      done();
    };
  }

  takeAll(): void {
    for (let next = this.#waiting; next; next = this.#waiting) {
      this.#waiting = null;
      next();
    }
  }
}

const headOf = (id: string): string => `{"id":${JSON.stringify(id)},"payload":`;

/** What a client of WebSocket makes of the bytes. */
async function heard(wire: Wire): Promise<unknown[]> {
  const server = createServer((socket) => {
    socket.once('data', (request) => {
      const key = /Sec-WebSocket-Key: (.+)\r\n/i.exec(request.toString())?.[1] ?? '';
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(
        `HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.write(Buffer.concat(wire.taken));
      // The end: a close frame without a code.
      socket.end(Buffer.from([0x88, 0]));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const messages: unknown[] = [];
  // A server that listens on TCP answers an AddressInfo.
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.on('message', (bytes: Buffer) => messages.push(JSON.parse(bytes.toString())));
  await once(client, 'close');
  server.close();
  return messages;
}

describe('a frame for many sockets', () => {
  it.each([
    ['short', 2],
    ['of some hundred bytes', 300],
    ['long', 70_000],
  ])('is understood when it is %s', async (_, length) => {
    const payload = { text: 'ж'.repeat(length / 2) };
    const frame = new SocketFrame(Buffer.from(JSON.stringify(payload)));
    const wire = new Wire();
    for (const id of ['1', '1', '2', 'длинное имя', '"', '3']) frame.sendTo(wire, headOf(id));
    expect(await heard(wire)).toEqual(['1', '1', '2', 'длинное имя', '"', '3'].map((id) => ({ id, payload })));
  });

  it('is the same bytes for the same head', () => {
    const frame = new SocketFrame(Buffer.from('{}'));
    const written: unknown[] = [];
    const wire = new Writable({
      write: (chunk: Buffer, _, done) => {
        written.push(chunk);
        done();
      },
    });
    frame.sendTo(wire, headOf('1'));
    frame.sendTo(wire, headOf('1'));
    expect(written[0]).toBe(written[1]);
  });

  it('stays as it is for a slow socket, whatever others are sent meanwhile', async () => {
    const frame = new SocketFrame(Buffer.from('{"a":1}'));
    const [slow, quick] = [new Wire(true), new Wire()];
    frame.sendTo(slow, headOf('aa'));
    frame.sendTo(quick, headOf('bb'));
    frame.sendTo(slow, headOf('cc'));
    frame.sendTo(quick, headOf('dd'));
    slow.takeAll();
    const of = (id: string) => ({ id, payload: { a: 1 } });
    expect(await heard(slow)).toEqual([of('aa'), of('cc')]);
    expect(await heard(quick)).toEqual([of('bb'), of('dd')]);
  });
});
