import { Decimal128, ObjectId } from 'bson';
import { BsonType } from './types.ts';
import { BsonValue, documentOf, FieldReader } from './value.ts';
import { BsonWriter } from './writer.ts';

/** What answers are made of. Whole numbers of 32 bits become int32, other numbers double, bigint becomes int64. */
export type Encodable =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | ObjectId
  | Decimal128
  | BsonValue
  | readonly Encodable[]
  | EncodableDocument;

/** Fields that are undefined are left out. */
export interface EncodableDocument {
  readonly [name: string]: Encodable | undefined;
}

const isInt32 = (value: number): boolean => Number.isInteger(value) && value === (value | 0) && !Object.is(value, -0);

const isArray = (value: Encodable): value is readonly Encodable[] => Array.isArray(value);

function writeField(writer: BsonWriter, name: string, value: Encodable): void {
  if (value === null) writer.head(BsonType.null, name);
  else if (typeof value === 'boolean') writer.boolean(name, value);
  else if (typeof value === 'number') {
    if (isInt32(value)) writer.int32(name, value);
    else writer.double(name, value);
  } else if (typeof value === 'bigint') writer.int64(BsonType.int64, name, value);
  else if (typeof value === 'string') writer.string(name, value);
  else if (value instanceof BsonValue) writer.field(name, value);
  else if (value instanceof Date) writer.int64(BsonType.date, name, BigInt(value.getTime()));
  else if (value instanceof ObjectId) writer.bytes(BsonType.objectId, name, value.id);
  else if (value instanceof Decimal128) writer.bytes(BsonType.decimal128, name, value.bytes);
  else if (isArray(value)) {
    writer.head(BsonType.array, name);
    const opened = writer.open();
    value.forEach((element, position) => writeField(writer, String(position), element));
    writer.close(opened);
  } else {
    writer.head(BsonType.object, name);
    writeDocument(writer, value);
  }
}

function writeDocument(writer: BsonWriter, document: EncodableDocument): void {
  const opened = writer.open();
  for (const name of Object.keys(document)) {
    const value = document[name];
    if (value !== undefined) writeField(writer, name, value);
  }
  writer.close(opened);
}

/** The BSON bytes of a document. */
export function encodeDocument(document: EncodableDocument): Buffer {
  const writer = new BsonWriter();
  writeDocument(writer, document);
  return writer.finish();
}

/** The BSON bytes of an answer to a command: its `ok` is a double, as drivers of typed languages expect. */
export function encodeAnswer(answer: EncodableDocument): Buffer {
  return encodeDocument({ ...answer, ok: doubleValue(isOk(answer['ok']) ? 1 : 0) });
}

const isOk = (ok: Encodable | undefined): boolean =>
  ok instanceof BsonValue ? ok.raw.some((byte) => byte !== 0) : ok === 1;

/** One BSON value, such as a number that an update has computed. */
export function encodeValue(value: Encodable): BsonValue {
  const fields = new FieldReader(documentOf(encodeDocument({ value })));
  fields.next();
  return fields.value;
}

/** A double, also where the number is whole. */
export function doubleValue(value: number): BsonValue {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleLE(value);
  return new BsonValue(BsonType.double, bytes, 0, 8);
}

/** A document of given fields in a given order; names are free to look like numbers, which objects would reorder. */
export function documentFrom(fields: Iterable<readonly [name: string, value: BsonValue]>): BsonValue {
  const writer = new BsonWriter();
  const opened = writer.open();
  for (const [name, value] of fields) writer.field(name, value);
  writer.close(opened);
  return documentOf(writer.finish());
}

/** An array of given elements. */
export function arrayFrom(elements: Iterable<BsonValue>): BsonValue {
  const writer = new BsonWriter();
  const opened = writer.open();
  let position = 0;
  for (const element of elements) writer.field(String(position++), element);
  writer.close(opened);
  const bytes = writer.finish();
  return new BsonValue(BsonType.array, bytes, 0, bytes.length);
}
