import { Decimal128 } from 'bson';
import { doubleValue, encodeValue } from '../bson/encode.ts';
import { numberOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { type Decimal, decimalOf } from '../order/decimal.ts';

type Operation = 'add' | 'multiply';

const isInt64 = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

const wholeOf = (value: BsonValue): bigint =>
  value.type === BsonType.int64 ? value.bytes.readBigInt64LE(value.start) : BigInt(numberOf(value) ?? 0);

function asDecimal(value: BsonValue): Decimal | number {
  if (value.type === BsonType.decimal128) return decimalOf(value);
  if (value.type !== BsonType.double) return { coefficient: wholeOf(value), exponent: 0 };
  const double = numberOf(value) ?? NaN;
  return Number.isFinite(double) ? decimalOf(encodeValue(Decimal128.fromString(double.toPrecision(15)))) : double;
}

function decimals(a: BsonValue, b: BsonValue, operation: Operation): BsonValue {
  const left = asDecimal(a);
  const right = asDecimal(b);
  if (typeof left === 'number' || typeof right === 'number') {
    const [x, y] = [left, right].map((one) => (typeof one === 'number' ? one : Number(one.coefficient)));
    const result = operation === 'add' ? (x ?? NaN) + (y ?? NaN) : (x ?? NaN) * (y ?? NaN);
    return encodeValue(Decimal128.fromString(String(result)));
  }
  if (operation === 'multiply') {
    const exponent = left.exponent + right.exponent;
    return encodeValue(Decimal128.fromStringWithRounding(`${left.coefficient * right.coefficient}E${exponent}`));
  }
  const exponent = Math.min(left.exponent, right.exponent);
  const scaled = (one: Decimal): bigint => one.coefficient * 10n ** BigInt(one.exponent - exponent);
  return encodeValue(Decimal128.fromStringWithRounding(`${scaled(left) + scaled(right)}E${exponent}`));
}

/**
 * The sum or product of two numbers in the wider of their types: int32, int64, double, decimal128. An int32 that
 * overflows becomes an int64; undefined when an int64 overflows.
 */
export function compute(a: BsonValue, b: BsonValue, operation: Operation): BsonValue | undefined {
  const types = [a.type, b.type];
  if (types.includes(BsonType.decimal128)) return decimals(a, b, operation);
  if (types.includes(BsonType.double)) {
    const x = numberOf(a) ?? NaN;
    const y = numberOf(b) ?? NaN;
    return doubleValue(operation === 'add' ? x + y : x * y);
  }
  const result = operation === 'add' ? wholeOf(a) + wholeOf(b) : wholeOf(a) * wholeOf(b);
  if (!types.includes(BsonType.int64) && BigInt.asIntN(32, result) === result) return encodeValue(Number(result));
  return isInt64(result) ? encodeValue(result) : undefined;
}
