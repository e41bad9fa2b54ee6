import { Decimal128, ObjectId } from 'bson';
import { BsonType } from '../bson/types.ts';
import { booleanOf, millisecondsOf, numberOf, stringOf } from '../bson/scalars.ts';
import { encodeValue } from '../bson/encode.ts';
import { type BsonValue, fieldsOf } from '../bson/value.ts';
import { CommandError } from '../errors.ts';

/** A value as MongoDB writes it into messages. */
export function displayValue(value: BsonValue): string {
  switch (value.type) {
    case BsonType.string:
      return JSON.stringify(stringOf(value));
    case BsonType.int32:
    case BsonType.double:
      return String(numberOf(value));
    case BsonType.int64:
      return value.bytes.readBigInt64LE(value.start).toString();
    case BsonType.decimal128:
      return new Decimal128(value.raw).toString();
    case BsonType.boolean:
      return String(booleanOf(value));
    case BsonType.date:
      return `new Date(${millisecondsOf(value)})`;
    case BsonType.objectId:
      return `ObjectId('${new ObjectId(value.raw).toHexString()}')`;
    case BsonType.object:
      return displayFields(fieldsOf(value));
    case BsonType.array:
      return `[ ${fieldsOf(value)
        .map(([, element]) => displayValue(element))
        .join(', ')} ]`;
    case BsonType.null:
      return 'null';
    default:
      return value.raw.toString('hex').toUpperCase();
  }
}

const displayFields = (fields: readonly (readonly [string, BsonValue])[]): string =>
  `{ ${fields.map(([name, value]) => `${name}: ${displayValue(value)}`).join(', ')} }`;

const nothing = encodeValue(null);

/** Error 11000 with the fields that mongoose and applications read from it. */
export function duplicateKey(
  namespace: string,
  index: { readonly name: string; readonly keyPattern: BsonValue },
  values: readonly (BsonValue | undefined)[],
): CommandError {
  const fields = fieldsOf(index.keyPattern).map(([path], i) => [path, values[i] ?? nothing] as const);
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: ${displayFields(fields)}`,
    { keyPattern: index.keyPattern, keyValue: Object.fromEntries(fields) },
  );
}
