import { ObjectId } from 'bson';
import { documentFrom, encodeValue } from '../bson/encode.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, fieldNamed, fieldsOf, firstName } from '../bson/value.ts';
import { CommandError, notSupported } from '../errors.ts';

/** The document with its `_id` in front, and with a new one when it has none; everything else stays as it was sent. */
export function withLeadingId(document: BsonValue): BsonValue {
  const id = fieldNamed(document, '_id');
  if (id !== undefined) assertId(id);
  if (id !== undefined && firstName(document) === '_id') return document;
  const rest = fieldsOf(document).filter(([name]) => name !== '_id');
  return documentFrom([['_id', id ?? encodeValue(new ObjectId())], ...rest]);
}

function assertId(id: BsonValue): void {
  if (id.type === BsonType.array) {
    throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type array");
  }
  if (id.type === BsonType.regex) {
    throw new CommandError(53, 'InvalidIdField', "The '_id' value cannot be of type regex");
  }
  if (id.type === BsonType.object && firstName(id)?.startsWith('$') === true)
    throw notSupported("an '_id' with $ fields");
}
