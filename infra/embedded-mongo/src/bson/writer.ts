import { BsonType } from './types.ts';
import type { BsonValue } from './value.ts';

/** Writes one BSON document into a growing buffer; values that already are BSON are copied as they are. */
export class BsonWriter {
  #bytes = Buffer.allocUnsafe(512);
  #length = 0;

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

  /** Begins a document; the answer is to be given to `close`. */
  open(): number {
    return this.#reserve(4);
  }

  close(opened: number): void {
    const at = this.#reserve(1);
    this.#bytes[at] = 0;
    this.#bytes.writeInt32LE(this.#length - opened, opened);
  }

  /** Type byte and name of a field whose value is written next. */
  head(type: number, name: string): void {
    const size = Buffer.byteLength(name);
    const at = this.#reserve(size + 2);
    this.#bytes[at] = type;
    this.#bytes.write(name, at + 1, size, 'utf8');
    this.#bytes[at + 1 + size] = 0;
  }

  field(name: string, value: BsonValue): void {
    this.head(value.type, name);
    const at = this.#reserve(value.end - value.start);
    value.bytes.copy(this.#bytes, at, value.start, value.end);
  }

  int32(name: string, value: number): void {
    this.head(BsonType.int32, name);
    const at = this.#reserve(4);
    this.#bytes.writeInt32LE(value, at);
  }

  int64(type: number, name: string, value: bigint): void {
    this.head(type, name);
    const at = this.#reserve(8);
    this.#bytes.writeBigInt64LE(value, at);
  }

  double(name: string, value: number): void {
    this.head(BsonType.double, name);
    const at = this.#reserve(8);
    this.#bytes.writeDoubleLE(value, at);
  }

  boolean(name: string, value: boolean): void {
    this.head(BsonType.boolean, name);
    const at = this.#reserve(1);
    this.#bytes[at] = value ? 1 : 0;
  }

  string(name: string, value: string): void {
    this.head(BsonType.string, name);
    const size = Buffer.byteLength(value);
    const at = this.#reserve(size + 5);
    this.#bytes.writeInt32LE(size + 1, at);
    this.#bytes.write(value, at + 4, size, 'utf8');
    this.#bytes[at + 4 + size] = 0;
  }

  bytes(type: number, name: string, value: Uint8Array): void {
    this.head(type, name);
    const at = this.#reserve(value.length);
    this.#bytes.set(value, at);
  }

  finish(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
