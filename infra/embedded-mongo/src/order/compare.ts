import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { orderKey, Rank, rankOf } from './order-key.ts';

/**
 * Negative, zero or positive in BSON comparison order. The order keys define the order; the common cases are
 * compared in place because a collection scan compares one value of every document.
 */
export function compareValues(a: BsonValue, b: BsonValue): number {
  const rank = rankOf(a.type);
  const other = rankOf(b.type);
  if (rank !== other) return rank - other;
  switch (rank) {
    case Rank.number: {
      const order = compareDoubles(a, b);
      return Number.isNaN(order) ? Buffer.compare(orderKey(a), orderKey(b)) : order;
    }
    case Rank.string:
      return a.bytes.compare(b.bytes, b.start + 4, b.end - 1, a.start + 4, a.end - 1);
    case Rank.objectId:
    case Rank.boolean:
      return a.bytes.compare(b.bytes, b.start, b.end, a.start, a.end);
    case Rank.null:
    case Rank.minKey:
    case Rank.maxKey:
      return 0;
    default:
      return Buffer.compare(orderKey(a), orderKey(b));
  }
}

/** NaN when the two cannot be compared as doubles exactly. */
function compareDoubles(a: BsonValue, b: BsonValue): number {
  const left = exactDouble(a);
  const right = exactDouble(b);
  return left < right ? -1 : left > right ? 1 : left === right ? 0 : NaN;
}

function exactDouble(value: BsonValue): number {
  if (value.type === BsonType.int32) return value.bytes.readInt32LE(value.start);
  if (value.type === BsonType.double) return value.bytes.readDoubleLE(value.start);
  return NaN;
}

export const equalValues = (a: BsonValue, b: BsonValue): boolean => compareValues(a, b) === 0;

/** Whether both are numbers, both strings and so on: only such values are compared by `$gt` and the like. */
export const sameRank = (a: BsonValue, b: BsonValue): boolean => rankOf(a.type) === rankOf(b.type);

export const isNaNValue = (value: BsonValue): boolean =>
  value.type === BsonType.double
    ? Number.isNaN(value.bytes.readDoubleLE(value.start))
    : value.type === BsonType.decimal128 && orderKey(value).equals(notANumberKey);

const notANumberKey = Buffer.from([Rank.number, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
