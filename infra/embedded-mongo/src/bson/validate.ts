import { CommandError, notSupported } from '../errors.ts';
import { BsonType, isSupportedType, typeName } from './types.ts';

/** MongoDB's own limits. */
export const maxDocumentBytes = 16 * 1024 * 1024;
const maxDepth = 180;

const invalid = (what: string): CommandError => new CommandError(22, 'InvalidBSON', `invalid BSON: ${what}`);

const fixedSizes = new Map<number, number>([
  [BsonType.double, 8],
  [BsonType.objectId, 12],
  [BsonType.boolean, 1],
  [BsonType.date, 8],
  [BsonType.null, 0],
  [BsonType.int32, 4],
  [BsonType.timestamp, 8],
  [BsonType.int64, 8],
  [BsonType.decimal128, 16],
  [BsonType.maxKey, 0],
  [BsonType.minKey, 0],
]);

function endOfCString(bytes: Buffer, at: number, limit: number): number {
  let end = at;
  while (end < limit && bytes[end] !== 0) end++;
  if (end >= limit) throw invalid('a name or pattern is not terminated');
  return end + 1;
}

function sizedEnd(bytes: Buffer, at: number, limit: number, overhead: number, least: number): number {
  if (at + 4 > limit) throw invalid('a length is cut short');
  const size = bytes.readInt32LE(at);
  const end = at + overhead + size;
  if (size < least || end > limit) throw invalid(`a length of ${size} bytes does not fit`);
  return end;
}

function validateValue(bytes: Buffer, type: number, at: number, limit: number, depth: number): number {
  switch (type) {
    case BsonType.object:
    case BsonType.array:
      return validateFrom(bytes, at, limit, depth + 1);
    case BsonType.string: {
      const end = sizedEnd(bytes, at, limit, 4, 1);
      if (bytes[end - 1] !== 0) throw invalid('a string is not terminated');
      return end;
    }
    case BsonType.binary:
      return sizedEnd(bytes, at, limit, 5, 0);
    case BsonType.regex:
      return endOfCString(bytes, endOfCString(bytes, at, limit), limit);
    default: {
      const size = fixedSizes.get(type);
      if (size === undefined) throw invalid(`unknown element type ${type}`);
      if (at + size > limit) throw invalid('a value is cut short');
      return at + size;
    }
  }
}

function validateFrom(bytes: Buffer, start: number, limit: number, depth: number): number {
  if (depth > maxDepth) throw new CommandError(15, 'Overflow', `documents may be nested ${maxDepth} levels deep`);
  const end = sizedEnd(bytes, start, limit, 0, 5);
  if (bytes[end - 1] !== 0) throw invalid('a document is not terminated');
  let at = start + 4;
  while (at < end - 1) {
    const type = bytes.readUInt8(at);
    if (!isSupportedType(type)) throw notSupported(`the BSON type ${typeName(type)}`);
    at = validateValue(bytes, type, endOfCString(bytes, at + 1, end - 1), end - 1, depth);
  }
  return end;
}

/**
 * Checks the structure of the BSON document at `start` and that it uses only supported types; all later reading relies
 * on this. Returns the offset after it.
 */
export const validateDocument = (bytes: Buffer, start: number): number => validateFrom(bytes, start, bytes.length, 0);
