import { waitUntil } from '@alexandrite/service-kit/testing';
import { frame, type FrameForm, type HeardFrame, opcodes, readFrames } from './frames.ts';
import { type Route, Wire } from './exchange.ts';

interface Handshake {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a WebSocket ended: a close code; or the status of HTTP with which it was refused; or without a word. */
export type Ending = number | 'hung up';

/** A WebSocket without manners: what is written is written as it is. */
export class RawSocket {
  readonly wire: Wire;

  private constructor(wire: Wire) {
    this.wire = wire;
  }

  static async open(route: Route, { path = '/graphql', headers = {} }: Handshake = {}): Promise<RawSocket> {
    const wire = await Wire.open(route);
    const all = {
      host: 'api.alexandrite.example',
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-protocol': 'graphql-transport-ws',
      ...headers,
    };
    const lines = Object.entries(all).map(([name, value]) => (value === '' ? '' : `${name}: ${value}\r\n`));
    wire.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    const socket = new RawSocket(wire);
    await waitUntil('the handshake is answered', () => socket.status !== null || wire.isClosed);
    return socket;
  }

  /** The status with which the handshake was answered; 101 when it is a WebSocket now. */
  get status(): number | null {
    const { received } = this.wire;
    return received.includes('\r\n\r\n') ? Number(received.toString('latin1', 9, 12)) : null;
  }

  get frames(): readonly HeardFrame[] {
    const { received } = this.wire;
    return this.status === 101 ? readFrames(received.subarray(received.indexOf('\r\n\r\n') + 4)) : [];
  }

  /** Messages of text that have come. */
  get messages(): readonly string[] {
    return this.frames.flatMap(({ opcode, payload }) => (opcode === opcodes.text ? [payload.toString()] : []));
  }

  send(payload: Buffer | string, form?: FrameForm): void {
    this.wire.write(frame(payload, form));
  }

  say(message: object): void {
    this.send(JSON.stringify(message));
  }

  /** Introduces itself, and waits to be welcome. */
  async introduce(payload: object = {}): Promise<void> {
    this.say({ type: 'connection_init', payload });
    await this.heard(/connection_ack/);
  }

  /** Waits until it was told something. Throws when it is closed before. */
  async heard(what: RegExp): Promise<void> {
    await waitUntil(`${what.source} is heard`, () => {
      if (this.messages.some((text) => what.test(text))) return true;
      if (this.ending !== null)
        throw new Error(`it ended with ${this.ending}, having heard ${this.messages.join(', ')}`);
      return false;
    });
  }

  /** Waits until it is closed. */
  async ended(): Promise<Ending> {
    await waitUntil('it is closed', () => this.ending !== null);
    return this.ending ?? 'hung up';
  }

  /** null while it is open. */
  get ending(): Ending | null {
    if (this.status !== null && this.status !== 101) return this.status;
    const close = this.frames.find(({ opcode }) => opcode === opcodes.close);
    if (close) return close.payload.length >= 2 ? close.payload.readUInt16BE(0) : 1005;
    return this.wire.isClosed ? 'hung up' : null;
  }

  end(): void {
    this.wire.end();
  }
}
