import { BsonType } from './types.ts';

/**
 * A view of one BSON value inside the bytes it arrived in or was stored in. Nothing is decoded until it is asked for,
 * so that a document keeps exactly the types, the field order and the bytes which its writer gave it.
 * The bytes are trusted: whatever comes from a client goes through `validateDocument` first.
 */
export class BsonValue {
  readonly type: number;
  readonly bytes: Buffer;
  /** Offset of the first byte of the value, after the type byte and the field name. */
  readonly start: number;
  /** Offset after the last byte. */
  readonly end: number;

  constructor(type: number, bytes: Buffer, start: number, end: number) {
    this.type = type;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** The bytes of the value alone; for an object or array this is a whole BSON document. */
  get raw(): Buffer {
    return this.bytes.subarray(this.start, this.end);
  }
}

/** A whole BSON document as a value. */
export const documentOf = (bytes: Uint8Array): BsonValue => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new BsonValue(BsonType.object, buffer, 0, buffer.length);
};

const endOfCString = (bytes: Buffer, at: number): number => {
  let end = at;
  while (bytes[end] !== 0) end++;
  return end;
};

/** Offset after a value of the type that begins at `at`. */
function endOfValue(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case BsonType.double:
    case BsonType.date:
    case BsonType.timestamp:
    case BsonType.int64:
      return at + 8;
    case BsonType.string:
      return at + 4 + bytes.readInt32LE(at);
    case BsonType.object:
    case BsonType.array:
      return at + bytes.readInt32LE(at);
    case BsonType.binary:
      return at + 5 + bytes.readInt32LE(at);
    case BsonType.objectId:
      return at + 12;
    case BsonType.boolean:
      return at + 1;
    case BsonType.int32:
      return at + 4;
    case BsonType.decimal128:
      return at + 16;
    case BsonType.regex:
      return endOfCString(bytes, endOfCString(bytes, at) + 1) + 1;
    default:
      return at; // null, minKey and maxKey have no bytes
  }
}

/** Walks the fields of an object or the elements of an array in their order, without allocating per field. */
export class FieldReader {
  readonly #bytes: Buffer;
  readonly #end: number;
  #at: number;
  #type = 0;
  #nameStart = 0;
  #nameEnd = 0;
  #valueStart = 0;

  constructor(container: BsonValue) {
    this.#bytes = container.bytes;
    this.#at = container.start + 4;
    this.#end = container.end - 1;
  }

  /** Moves to the next field; false when there is none. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    this.#type = this.#bytes.readUInt8(this.#at);
    this.#nameStart = this.#at + 1;
    this.#nameEnd = endOfCString(this.#bytes, this.#nameStart);
    this.#valueStart = this.#nameEnd + 1;
    this.#at = endOfValue(this.#bytes, this.#type, this.#valueStart);
    return true;
  }

  get name(): string {
    return this.#bytes.toString('utf8', this.#nameStart, this.#nameEnd);
  }

  get value(): BsonValue {
    return new BsonValue(this.#type, this.#bytes, this.#valueStart, this.#at);
  }

  get type(): number {
    return this.#type;
  }

  /** Whether the name of the field is these UTF-8 bytes; cheaper than decoding the name. */
  isNamed(name: Buffer): boolean {
    const length = name.length;
    if (this.#nameEnd - this.#nameStart !== length) return false;
    for (let i = 0; i < length; i++) if (this.#bytes[this.#nameStart + i] !== name[i]) return false;
    return true;
  }
}

/** The first field of that name (UTF-8 bytes), or undefined. */
export function findField(container: BsonValue, name: Buffer): BsonValue | undefined {
  const fields = new FieldReader(container);
  while (fields.next()) if (fields.isNamed(name)) return fields.value;
  return undefined;
}

/** The first field of that name; for code that is not on the path of every document. */
export const fieldNamed = (container: BsonValue, name: string): BsonValue | undefined =>
  findField(container, Buffer.from(name));

/** All fields with their names, in order. */
export function fieldsOf(container: BsonValue): [name: string, value: BsonValue][] {
  const found: [string, BsonValue][] = [];
  const fields = new FieldReader(container);
  while (fields.next()) found.push([fields.name, fields.value]);
  return found;
}

/** All elements of an array, in order. */
export function elementsOf(array: BsonValue): BsonValue[] {
  const found: BsonValue[] = [];
  const fields = new FieldReader(array);
  while (fields.next()) found.push(fields.value);
  return found;
}

/** The element at a position of an array, or undefined. */
export function elementAt(array: BsonValue, position: number): BsonValue | undefined {
  const fields = new FieldReader(array);
  for (let i = 0; fields.next(); i++) if (i === position) return fields.value;
  return undefined;
}

/** The name of the first field, or undefined for an empty object. */
export function firstName(container: BsonValue): string | undefined {
  const fields = new FieldReader(container);
  return fields.next() ? fields.name : undefined;
}

export const isEmpty = (container: BsonValue): boolean => container.end - container.start <= 5;
