import { latin1 } from './text-signs.ts';

const zero = 0x30;
const nine = 0x39;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const lowerE = 0x65;

/** Powers of ten that a double holds exactly. */
const exactPowers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Any integer of so many digits is exact in a double. */
const exactDigits = 15;

/** What the bytes of a number turned out to be when they are no number. */
export const notANumber = Symbol('not a number');

/**
 * Reads a decimal number such as `-1.5e-3` from `bytes[from, to)` as exactly as `Number` would: up to 15 digits and a
 * power of ten up to 22 need one rounding (W. Clinger, "How to Read Floating Point Numbers Accurately", 1990); the rest
 * goes through `Number`. Gives NaN or an infinity where the text says so or the value does not fit a double,
 * `notANumber` where it is no number at all.
 */
export function decimalNumber(bytes: Uint8Array, from: number, to: number): number | typeof notANumber {
  let at = from;
  const sign = bytes[at];
  if (sign === minus || sign === plus) at++;
  let digits = 0;
  let significant = 0;
  let mantissa = 0;
  let exponent = 0;
  let afterPoint = 0;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= zero && byte <= nine) {
      digits++;
      mantissa = mantissa * 10 + (byte - zero);
      if (mantissa > 0) significant++;
      exponent -= afterPoint;
    } else if (byte === point && afterPoint === 0) {
      afterPoint = 1;
    } else {
      break;
    }
  }
  if (digits === 0 || significant > exactDigits) return slowly(bytes, from, to);
  if (at < to) {
    if (((bytes[at] ?? 0) | 0x20) !== lowerE) return slowly(bytes, from, to);
    const power = smallInteger(bytes, at + 1, to);
    if (power === null) return slowly(bytes, from, to);
    exponent += power;
  }
  if (exponent > 22 || exponent < -22) return slowly(bytes, from, to);
  const size = exponent < 0 ? mantissa / (exactPowers[-exponent] ?? 1) : mantissa * (exactPowers[exponent] ?? 1);
  // Zero is given without its sign: one point, one pattern of bits.
  return sign === minus && size !== 0 ? -size : size;
}

/** An integer of up to four digits with or without a sign; null when it is something else. */
function smallInteger(bytes: Uint8Array, from: number, to: number): number | null {
  let at = from;
  const sign = bytes[at];
  if (sign === minus || sign === plus) at++;
  if (at >= to || to - at > 4) return null;
  let value = 0;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return null;
    value = value * 10 + (byte - zero);
  }
  return sign === minus ? -value : value;
}

const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[ed][-+]?\d+)?$/i;
/** How the C libraries of this world print NaN and infinities, among them `-nan(ind)` and `1.#QNAN`. */
const notFinite = /^[-+]?(?:nan|inf|infinity|1\.#)/i;

function slowly(bytes: Uint8Array, from: number, to: number): number | typeof notANumber {
  const text = latin1(bytes.subarray(from, to));
  // Fortran writes exponents with a d.
  if (decimal.test(text)) return Number(text.replace(/d/i, 'e')) + 0;
  return notFinite.test(text) ? NaN : notANumber;
}
