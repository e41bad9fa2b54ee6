import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type Answered, readAnswers } from './read-answers.ts';

/** Where it is sent, and from which of this machine's addresses. */
export interface Route {
  readonly port: number;
  readonly from?: string;
}

/** The address of who attacks; others ask from 127.0.0.1. */
export const attacker = '127.0.0.2';

/** A connection on which anything may be written. */
export class Wire {
  readonly socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  /** Whether the other end has hung up, or reset it. */
  isClosed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (bytes: Buffer) => (this.#received = Buffer.concat([this.#received, bytes])));
    socket.on('end', () => (this.isClosed = true));
    socket.on('close', () => (this.isClosed = true));
    // The other end may hang up in the middle of what it is told.
    socket.on('error', () => (this.isClosed = true));
  }

  static async open({ port, from = attacker }: Route): Promise<Wire> {
    const wire = new Wire(connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true }));
    await once(wire.socket, 'connect');
    return wire;
  }

  /** What has come so far. */
  get received(): Buffer {
    return this.#received;
  }

  write(bytes: Buffer | string): void {
    this.socket.write(bytes);
  }

  /** Waits until so many answers of HTTP are complete, or no more can come. */
  async answers(count = 1): Promise<readonly Answered[]> {
    return waitUntil(`${count} answers`, () => {
      const answers = readAnswers(this.#received, this.isClosed);
      return (answers.length >= count || this.isClosed) && answers;
    });
  }

  async closed(): Promise<void> {
    await waitUntil('the connection is closed', () => this.isClosed);
  }

  /** Breaks it off, as a cable that is pulled does not: with a reset. */
  reset(): void {
    this.socket.resetAndDestroy();
  }

  end(): void {
    this.socket.destroy();
  }
}

/** Sends bytes on a connection of their own. */
export async function exchange(route: Route, bytes: Buffer | string, count = 1): Promise<readonly Answered[]> {
  const wire = await Wire.open(route);
  try {
    wire.write(bytes);
    return await wire.answers(count);
  } finally {
    wire.end();
  }
}
