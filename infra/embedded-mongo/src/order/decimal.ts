import { Decimal128 } from 'bson';
import type { BsonValue } from '../bson/value.ts';

/** A decimal number: `coefficient` × 10^`exponent`. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** A decimal128 value, or the double (NaN, Infinity, -Infinity) that stands for what is not finite. */
export function decimalOf(value: BsonValue): Decimal | number {
  const text = new Decimal128(value.raw).toString();
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(text);
  if (match === null) return Number(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return { coefficient: BigInt(`${sign}${whole}${fraction}`), exponent: Number(exponent) - fraction.length };
}

const bits = new DataView(new ArrayBuffer(8));

/** The greatest double below a finite one that is not zero. */
export function nextBelow(value: number): number {
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + (value > 0 ? -1n : 1n));
  return bits.getFloat64(0);
}

/** A finite double as whole × 2^power. */
function partsOf(value: number): { whole: bigint; power: number } {
  bits.setFloat64(0, value);
  const encoded = bits.getBigUint64(0);
  const biased = Number((encoded >> 52n) & 0x7ffn);
  const fraction = encoded & 0xfffffffffffffn;
  const whole = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { whole: value < 0 ? -whole : whole, power: Math.max(biased, 1) - 1075 };
}

/** Negative, zero or positive as the decimal is below, equal to or above the double; exact. */
export function compareToDouble({ coefficient, exponent }: Decimal, double: number): number {
  const { whole, power } = partsOf(double);
  let left = coefficient;
  let right = whole;
  if (exponent >= 0) left *= 10n ** BigInt(exponent);
  else right *= 10n ** BigInt(-exponent);
  if (power >= 0) right *= 2n ** BigInt(power);
  else left *= 2n ** BigInt(-power);
  return left < right ? -1 : left > right ? 1 : 0;
}
