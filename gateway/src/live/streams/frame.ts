import type { Writable } from 'node:stream';
import type { ExecutionResult } from 'graphql-ws';
import { SocketFrame } from './socket-frame.ts';

interface Given {
  readonly result: ExecutionResult;
  /** Grows within a stream; a subscriber who was shown this or more is not shown it. */
  readonly order: number;
  /** What a client says to go on after this. */
  readonly position: string;
  /** What it is about: of two about the same, a slow subscriber needs the later one only. */
  readonly about: string;
  /** Where the trace of the change goes on at the subscriber's (W3C trace context). */
  readonly traceparent?: string | undefined;
}

/** A state or a change as it is pushed: serialised once, sent to many. */
export class Frame {
  readonly order: number;
  readonly position: string;
  readonly about: string;
  /** The result as JSON, with its position in `extensions`, and where its trace goes on. */
  readonly payload: Buffer;
  /** What it takes in memory, in bytes: its payload, a second time as it is sent, and what goes with it. */
  readonly bytes: number;
  readonly #socketFrame: SocketFrame;
  #event: Buffer | undefined;

  constructor({ result, order, position, about, traceparent }: Given) {
    this.order = order;
    this.position = position;
    this.about = about;
    const { data, errors, extensions } = result;
    this.payload = Buffer.from(
      JSON.stringify({ ...(errors ? { errors } : {}), data, extensions: { ...extensions, position, traceparent } }),
    );
    this.bytes = 2 * this.payload.length + 512;
    this.#socketFrame = new SocketFrame(this.payload);
  }

  /**
   * Sends it over a WebSocket.
   * @param head the message up to its payload
   * @returns false when no more should be sent until it has drained
   */
  sendTo(wire: Writable, head: string): boolean {
    return this.#socketFrame.sendTo(wire, head);
  }

  /** As one server-sent event. */
  forEvents(): Buffer {
    // JSON has no line breaks of its own: it is one line of data.
    this.#event ??= Buffer.from(`id: ${this.position}\nevent: next\ndata: ${this.payload.toString('utf8')}\n\n`);
    return this.#event;
  }
}
