import { BsonType, typeName } from '../bson/types.ts';
import { type BsonValue, FieldReader } from '../bson/value.ts';
import { KeyWriter } from './key-writer.ts';
import { writeNumberKey } from './number-key.ts';

/**
 * The place of each type in MongoDB's comparison order
 * (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/). Zero is left for the end of containers.
 */
export const Rank = {
  minKey: 0x02,
  /** An empty array where an index or a sort looks for elements: before null. */
  emptyArray: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x28,
  object: 0x30,
  array: 0x38,
  binary: 0x40,
  objectId: 0x48,
  boolean: 0x50,
  date: 0x58,
  timestamp: 0x60,
  regex: 0x68,
  maxKey: 0xf0,
} as const;

const ranks = new Map<number, number>([
  [BsonType.minKey, Rank.minKey],
  [BsonType.null, Rank.null],
  [BsonType.double, Rank.number],
  [BsonType.int32, Rank.number],
  [BsonType.int64, Rank.number],
  [BsonType.decimal128, Rank.number],
  [BsonType.string, Rank.string],
  [BsonType.object, Rank.object],
  [BsonType.array, Rank.array],
  [BsonType.binary, Rank.binary],
  [BsonType.objectId, Rank.objectId],
  [BsonType.boolean, Rank.boolean],
  [BsonType.date, Rank.date],
  [BsonType.timestamp, Rank.timestamp],
  [BsonType.regex, Rank.regex],
  [BsonType.maxKey, Rank.maxKey],
]);

export function rankOf(type: number): number {
  const rank = ranks.get(type);
  if (rank === undefined) throw new Error(`no order is known for the BSON type ${typeName(type)}`);
  return rank;
}

/**
 * Writes bytes whose lexicographic order is the comparison order of BSON. No key is a beginning of another, so keys can
 * be put one after another for compound indexes, and inverted for descending fields.
 */
function writeOrderKey(key: KeyWriter, value: BsonValue): void {
  const { bytes, start, end, type } = value;
  const rank = rankOf(type);
  key.byte(rank);
  switch (rank) {
    case Rank.number:
      writeNumberKey(key, value);
      return;
    case Rank.string:
      key.terminated(bytes, start + 4, end - 1);
      return;
    case Rank.object:
      writeFields(key, value);
      return;
    case Rank.array:
      writeElements(key, value);
      return;
    case Rank.binary:
      key.uint32(end - start - 5);
      key.copy(bytes, start + 4, end); // subtype, then bytes
      return;
    case Rank.date:
      key.int64(bytes.readBigInt64LE(start));
      return;
    case Rank.timestamp:
      key.uint64(bytes.readBigUInt64LE(start));
      return;
    default: // objectId, boolean and regex order by their bytes; the rest have none
      key.copy(bytes, start, end);
  }
}

/** Objects compare field by field: type, then name, then value; the one that ends first is the lesser. */
function writeFields(key: KeyWriter, object: BsonValue): void {
  const fields = new FieldReader(object);
  while (fields.next()) {
    key.byte(rankOf(fields.type));
    const name = Buffer.from(fields.name);
    key.copy(name, 0, name.length);
    key.byte(0);
    writeOrderKey(key, fields.value);
  }
  key.byte(0);
}

function writeElements(key: KeyWriter, array: BsonValue): void {
  const fields = new FieldReader(array);
  while (fields.next()) writeOrderKey(key, fields.value);
  key.byte(0);
}

const writer = new KeyWriter();

/** The order key of one value. */
export function orderKey(value: BsonValue): Buffer {
  writer.clear();
  writeOrderKey(writer, value);
  return writer.copied();
}

export const nullKey = Buffer.from([Rank.null]);
export const emptyArrayKey = Buffer.from([Rank.emptyArray]);

/** The key of a descending field. */
export function invertedKey(key: Buffer): Buffer {
  const inverted = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) inverted[i] = key.readUInt8(i) ^ 0xff;
  return inverted;
}

/** The least key that is above every key which begins with these bytes. */
export function keyAfter(prefix: Buffer): Buffer {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) length--;
  if (length === 0) return Buffer.alloc(8, 0xff);
  const next = Buffer.from(prefix.subarray(0, length));
  next[length - 1] = next.readUInt8(length - 1) + 1;
  return next;
}
