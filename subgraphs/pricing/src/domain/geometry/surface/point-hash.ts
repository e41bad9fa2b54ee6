/**
 * A number from the bits of the three doubles of a point: the words are taken in one after the other with a
 * multiplication and a shift each, and the result is mixed as the finalizer of MurmurHash3 does (A. Appleby, public domain).
 * @param bits the doubles as 32-bit words
 * @param at where the point's first word stands
 */
export function pointHash(bits: Int32Array, at: number): number {
  let hash = Math.imul(bits[at + 1] ?? 0, 0xcc9e2d51) + Math.imul(bits[at] ?? 0, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + Math.imul(bits[at + 3] ?? 0, 0x297a2d39);
  hash = Math.imul(hash ^ (hash >>> 13), 0x9e3779b1) + Math.imul(bits[at + 2] ?? 0, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) + Math.imul(bits[at + 5] ?? 0, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) + Math.imul(bits[at + 4] ?? 0, 0x9e3779b1);
  return hash ^ (hash >>> 16);
}

/** The same numbers as 32-bit words, without copying. */
export function wordsOf(numbers: Float64Array): Int32Array {
  return new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
}
