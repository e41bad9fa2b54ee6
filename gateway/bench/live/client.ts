import { connect, type Socket } from 'node:net';

/** All clients read into it: what is read is dealt with before the next is. */
const inbox = Buffer.allocUnsafe(64 * 1024);

interface Given {
  readonly port: number;
  /** What is said when it may be said, one after another: each waits for an answer, but for the last. */
  readonly says: readonly string[];
  /** Called with every message: its text when texts are wanted. */
  readonly onMessage: (client: Client, text: string | null) => void;
  readonly onOpen: (client: Client) => void;
  readonly onClose: (client: Client, code: number) => void;
}

/** A text frame of a client; masked with zeros, which leaves it as it is. */
function frame(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const long = payload.length > 125;
  const head = Buffer.alloc(long ? 8 : 6);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (long ? 126 : payload.length);
  if (long) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/**
 * A WebSocket client that does next to nothing with what it reads: thousands fit into a process, and the server, not
 * the crowd, is what is measured.
 */
export class Client {
  /** Whether messages are handed over as text. */
  wantsText = true;
  readonly #given: Given;
  readonly #socket: Socket;
  #said = 0;
  #isOpen = false;
  #head: number[] = [];
  #opcode = 0;
  #left = 0;
  #parts: Buffer[] = [];
  #code = 1006;

  constructor(given: Given) {
    this.#given = given;
    this.#socket = connect({
      port: given.port,
      host: '127.0.0.1',
      onread: { buffer: inbox, callback: (length) => (this.#read(inbox.subarray(0, length)), true) },
    });
    this.#socket.setNoDelay(true);
    this.#socket.on('connect', () =>
      this.#socket.write(
        [
          'GET /graphql HTTP/1.1',
          'Host: localhost',
          'Upgrade: websocket',
          'Connection: Upgrade',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          'Sec-WebSocket-Version: 13',
          'Sec-WebSocket-Protocol: graphql-transport-ws',
          '\r\n',
        ].join('\r\n'),
      ),
    );
    // That it is closed is told, too.
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => given.onClose(this, this.#code));
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let at = 0;
    if (!this.#isOpen) {
      // The answer to the upgrade is short: it comes in one piece.
      const end = chunk.indexOf('\r\n\r\n');
      if (!chunk.toString('latin1', 0, 12).endsWith('101') || end < 0) throw new Error(chunk.toString('latin1'));
      this.#isOpen = true;
      at = end + 4;
      this.#sayNext();
    }
    while (at < chunk.length) {
      if (this.#left === 0) at = this.#readHead(chunk, at);
      const taken = Math.min(this.#left, chunk.length - at);
      if (taken > 0 && (this.wantsText || this.#opcode !== 1))
        this.#parts.push(Buffer.from(chunk.subarray(at, at + taken)));
      at += taken;
      this.#left -= taken;
      if (this.#left === 0 && this.#head.length === 0) this.#finish();
    }
  }

  /** A head may come in pieces; it is complete when none of it is kept. */
  #readHead(chunk: Buffer, start: number): number {
    let at = start;
    while (at < chunk.length) {
      this.#head.push(chunk[at++] ?? 0);
      const [first = 0, length, high = 0, low = 0] = this.#head;
      const needed = length === undefined || length < 126 ? 2 : length === 126 ? 4 : 10;
      if (length === undefined || this.#head.length < needed) continue;
      this.#opcode = first & 0x0f;
      this.#left =
        length < 126 ? length : length === 126 ? high * 256 + low : Number(Buffer.from(this.#head).readBigUInt64BE(2));
      this.#head = [];
      return at;
    }
    return at;
  }

  #finish(): void {
    const payload = this.#parts.length > 0 ? Buffer.concat(this.#parts) : null;
    this.#parts = [];
    if (this.#opcode === 9) this.#socket.write(frame(10, payload?.toString() ?? ''));
    else if (this.#opcode === 8) {
      this.#code = payload?.readUInt16BE(0) ?? 1005;
      this.#socket.end(frame(8, ''));
    } else if (this.#said < this.#given.says.length) this.#sayNext();
    else this.#given.onMessage(this, payload?.toString() ?? null);
  }

  #sayNext(): void {
    const text = this.#given.says[this.#said++];
    if (text !== undefined) this.#socket.write(frame(1, text));
    if (this.#said >= this.#given.says.length) this.#given.onOpen(this);
  }
}
