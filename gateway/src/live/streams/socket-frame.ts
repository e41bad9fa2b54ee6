import type { Writable } from 'node:stream';

/** FIN, and text. */
const finalText = 0x81;

/** Closes the object that a head has opened. */
const closingBrace = 0x7d;

/** The largest payload whose length is in the second byte of a frame; the largest whose length has two bytes more. */
const short = 125;
const medium = 65_535;

/**
 * One message to many sockets, as one unmasked frame of text (RFC 6455, 5.2) in one piece. All have the same payload and
 * their own head, the message up to its payload; clients that number their subscriptions in the same way have the same
 * head, and get the same bytes.
 *
 * Bytes that the system has taken at once, as it does from all but slow clients, are used again for the next socket:
 * nothing is allocated and only the head is written.
 */
export class SocketFrame {
  readonly #payload: Buffer;
  #bytes: Buffer | undefined;
  #head = '';
  #headLength = 0;
  /** Whether a slow socket still reads from the bytes. */
  #isLent = false;

  constructor(payload: Buffer) {
    this.#payload = payload;
  }

  /**
   * @param wire what the socket writes to; nothing of `ws` may be half written there
   * @returns false when no more should be sent until it has drained
   */
  sendTo(wire: Writable, head: string): boolean {
    const isFree = wire.write(this.#bytesFor(head));
    if (wire.writableLength > 0) this.#isLent = true;
    return isFree;
  }

  #bytesFor(head: string): Buffer {
    if (this.#bytes && head === this.#head) return this.#bytes;
    const headLength = Buffer.byteLength(head);
    if (this.#bytes && !this.#isLent && headLength === this.#headLength) {
      this.#bytes.write(head, this.#bytes.length - 1 - this.#payload.length - headLength);
    } else {
      this.#bytes = frameOf(head, headLength, this.#payload);
      this.#isLent = false;
    }
    this.#head = head;
    this.#headLength = headLength;
    return this.#bytes;
  }
}

function frameOf(head: string, headLength: number, payload: Buffer): Buffer {
  const length = headLength + payload.length + 1;
  const start = length <= short ? 2 : length <= medium ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = finalText;
  if (length <= short) {
    frame[1] = length;
  } else if (length <= medium) {
    frame[1] = short + 1;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = short + 2;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
  frame.write(head, start);
  payload.copy(frame, start + headLength);
  frame[start + length - 1] = closingBrace;
  return frame;
}
