import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { deserialize, type Document, type Long, serialize } from 'bson';

/** What these tests read of an answer. */
export interface Answer {
  readonly ok: number;
  readonly code?: number;
  readonly errmsg?: string;
  readonly n?: number;
  readonly nModified?: number;
  readonly upserted?: unknown;
  readonly value?: unknown;
  readonly writeErrors?: unknown;
  readonly cursor?: CursorAnswer;
}

export interface CursorAnswer {
  readonly id: number | Long;
  readonly firstBatch?: readonly unknown[];
  readonly nextBatch?: readonly unknown[];
}

/** Speaks the wire protocol without a driver, which would choose sessions and retries by itself. */
export class WireClient {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #requests = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
    });
  }

  static async connect(url: string): Promise<WireClient> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new WireClient(socket);
  }

  /** Sends a message of an operation and gives the bytes behind the header of the answer. */
  async exchange(operation: number, content: Buffer): Promise<Buffer> {
    const header = Buffer.alloc(16);
    header.writeInt32LE(16 + content.length, 0);
    header.writeInt32LE(++this.#requests, 4);
    header.writeInt32LE(operation, 12);
    this.#socket.write(Buffer.concat([header, content]));
    while (this.#received.length < 4 || this.#received.length < this.#received.readInt32LE(0)) {
      if (this.#socket.closed) throw new Error('the server hung up');
      await Promise.race([once(this.#socket, 'data'), once(this.#socket, 'close')]);
    }
    const size = this.#received.readInt32LE(0);
    const answer = this.#received.subarray(16, size);
    this.#received = this.#received.subarray(size);
    return answer;
  }

  /** Runs a command by OP_MSG. */
  async command(command: Document): Promise<Answer> {
    const answer = await this.exchange(2013, Buffer.concat([Buffer.alloc(5), serialize(command)]));
    return deserialize(answer.subarray(5)) as Answer;
  }

  close(): void {
    this.#socket.destroy();
  }
}
