import { BsonType } from './types.ts';
import type { BsonValue } from './value.ts';

export const stringOf = (value: BsonValue): string => value.bytes.toString('utf8', value.start + 4, value.end - 1);

export const booleanOf = (value: BsonValue): boolean => value.bytes[value.start] !== 0;

/** Milliseconds since 1970 of a date. */
export const millisecondsOf = (value: BsonValue): number => Number(value.bytes.readBigInt64LE(value.start));

/** A number as a double: exact for int32 and double, rounded for int64 beyond 2^53, undefined for every other type. */
export function numberOf(value: BsonValue): number | undefined {
  switch (value.type) {
    case BsonType.int32:
      return value.bytes.readInt32LE(value.start);
    case BsonType.double:
      return value.bytes.readDoubleLE(value.start);
    case BsonType.int64:
      return Number(value.bytes.readBigInt64LE(value.start));
    default:
      return undefined;
  }
}

/** Whether an option is on; drivers send booleans, shells also numbers. Null and missing are off. */
export function isTruthy(value: BsonValue | undefined): boolean {
  if (value === undefined || value.type === BsonType.null) return false;
  if (value.type === BsonType.boolean) return booleanOf(value);
  const number = numberOf(value);
  return number === undefined || number !== 0;
}

/** Pattern and option letters of a regular expression. */
export function regexOf(value: BsonValue): { pattern: string; options: string } {
  const [pattern = '', options = ''] = value.raw.toString('utf8').split('\0');
  return { pattern, options };
}
