/** Collects the bytes of an order key. One instance serves all keys: the server does one thing at a time. */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Makes room, and says where. May put another buffer in place: to be called before `#bytes` is read. */
  #reserve(count: number): number {
    const at = this.#length;
    const needed = at + count;
    if (needed > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(grown, 0, 0, at);
      this.#bytes = grown;
    }
    this.#length = needed;
    return at;
  }

  byte(value: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = value;
  }

  uint16(value: number): void {
    const at = this.#reserve(2);
    this.#bytes.writeUInt16BE(value, at);
  }

  uint32(value: number): void {
    const at = this.#reserve(4);
    this.#bytes.writeUInt32BE(value, at);
  }

  uint64(value: bigint): void {
    const at = this.#reserve(8);
    this.#bytes.writeBigUInt64BE(value, at);
  }

  /** Signed 64 bits: flipping the sign bit makes the unsigned byte order the signed one. */
  int64(value: bigint): void {
    const at = this.#reserve(8);
    this.#bytes.writeBigInt64BE(value, at);
    this.#bytes[at] = this.#bytes.readUInt8(at) ^ 0x80;
  }

  /** IEEE 754 orders by its bits once negative numbers are inverted and positive ones get the high bit. */
  double(value: number): void {
    const at = this.#reserve(8);
    this.#bytes.writeDoubleBE(value, at);
    if (this.#bytes.readUInt8(at) >= 0x80) this.#invert(at, at + 8);
    else this.#bytes[at] = this.#bytes.readUInt8(at) | 0x80;
  }

  copy(source: Buffer, start: number, end: number): void {
    const at = this.#reserve(end - start);
    source.copy(this.#bytes, at, start, end);
  }

  /** Bytes that may contain zeros, so that a shorter text comes before every longer one that begins with it. */
  terminated(source: Buffer, start: number, end: number): void {
    let from = start;
    for (let zero = source.indexOf(0, from); zero !== -1 && zero < end; zero = source.indexOf(0, from)) {
      this.copy(source, from, zero + 1);
      this.byte(0xff);
      from = zero + 1;
    }
    this.copy(source, from, end);
    this.uint16(0);
  }

  /** Turns the order of what was written since `from` around. */
  invertFrom(from: number): void {
    this.#invert(from, this.#length);
  }

  #invert(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#bytes[i] = this.#bytes.readUInt8(i) ^ 0xff;
  }

  clear(): void {
    this.#length = 0;
  }

  /** A copy of everything written since the last `clear`. */
  copied(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }
}
