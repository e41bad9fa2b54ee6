import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { compareToDouble, type Decimal, decimalOf, nextBelow } from './decimal.ts';
import type { KeyWriter } from './key-writer.ts';

/**
 * All four numeric types share one order, exactly. A key is the greatest double that is not above the number, then
 * 0 when the number is that double, else 1 and its decimal digits. int64 beyond 2^53 and decimal128 need the digits.
 */
export function writeNumberKey(key: KeyWriter, value: BsonValue): void {
  switch (value.type) {
    case BsonType.int32:
      writeDouble(key, value.bytes.readInt32LE(value.start));
      return;
    case BsonType.double:
      writeDouble(key, value.bytes.readDoubleLE(value.start));
      return;
    case BsonType.int64: {
      const whole = value.bytes.readBigInt64LE(value.start);
      const double = Number(whole);
      if (Number.isSafeInteger(double)) writeDouble(key, double);
      else writeDecimal(key, { coefficient: whole, exponent: 0 }, double);
      return;
    }
    default: {
      const decimal = decimalOf(value);
      if (typeof decimal === 'number') writeDouble(key, decimal);
      else writeDecimal(key, decimal, Number(`${decimal.coefficient}e${decimal.exponent}`));
    }
  }
}

function writeDouble(key: KeyWriter, value: number): void {
  if (Number.isNaN(value))
    key.uint64(0n); // below -Infinity, whose key is not all zeros
  else key.double(value === 0 ? 0 : value); // -0 equals 0
  key.byte(0);
}

function writeDecimal(key: KeyWriter, decimal: Decimal, nearest: number): void {
  if (Number.isFinite(nearest)) {
    const order = compareToDouble(decimal, nearest);
    if (order === 0) {
      writeDouble(key, nearest);
      return;
    }
    key.double(order > 0 ? nearest : nearest === 0 ? -Number.MIN_VALUE : nextBelow(nearest));
  } else key.double(nearest > 0 ? Number.MAX_VALUE : -Infinity);
  key.byte(1);
  writeDigits(key, decimal);
}

/** Magnitude, then digits; all numbers between two neighbouring doubles have the same sign. */
function writeDigits(key: KeyWriter, { coefficient, exponent }: Decimal): void {
  const from = key.length;
  const negative = coefficient < 0n;
  const digits = (negative ? -coefficient : coefficient).toString();
  key.uint16(digits.length + exponent + 0x4000); // decimal128 exponents lie within ±6,200
  for (const digit of digits.replace(/0+$/, '')) key.byte(Number(digit) + 1);
  key.byte(0);
  if (negative) key.invertFrom(from);
}
