import { Decimal128 } from 'bson';
import { numberOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
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

/** A number without its fraction; undefined for what is no number, not finite, or beyond 64 bits. */
export function int64Of(value: BsonValue): bigint | undefined {
  const whole = wholePartOf(value);
  return whole !== undefined && BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

function wholePartOf(value: BsonValue): bigint | undefined {
  if (value.type === BsonType.int64) return value.bytes.readBigInt64LE(value.start);
  if (value.type === BsonType.decimal128) {
    const decimal = decimalOf(value);
    if (typeof decimal === 'number') return undefined;
    const { coefficient, exponent } = decimal;
    if (exponent < 0) return coefficient / 10n ** BigInt(-exponent);
    // A larger exponent is beyond 64 bits whatever stands before it, zero excepted.
    return coefficient === 0n ? 0n : exponent > 19 ? undefined : coefficient * 10n ** BigInt(exponent);
  }
  const number = numberOf(value);
  return number === undefined || !Number.isFinite(number) ? undefined : BigInt(Math.trunc(number));
}

/** How many digits a decimal128 has. */
const decimalDigits = 34;

/** A decimal divided by a whole number above zero, rounded to the nearest decimal128, as text; half goes to even. */
export function quotientText({ coefficient, exponent }: Decimal, divisor: bigint): string {
  const digits = decimalDigits + String(divisor).length + 1;
  // Further digits than are kept say which way to round; what is left behind them, that it is more than half.
  const scaled = coefficient * 10n ** BigInt(digits);
  const [quotient, rest] = [scaled / divisor, scaled % divisor];
  if (rest === 0n) return exactText(quotient, exponent - digits, exponent);
  const sticky = quotient * 10n + (coefficient < 0n ? -1n : 1n);
  return `${sticky}E${exponent - digits - 1}`;
}

/** Without the zeros that the division has brought: IEEE 754 prefers the exponent of the dividend. */
function exactText(coefficient: bigint, exponent: number, preferred: number): string {
  let [whole, power] = [coefficient, exponent];
  while (power < preferred && whole % 10n === 0n) {
    whole /= 10n;
    power++;
  }
  return `${whole}E${power}`;
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
