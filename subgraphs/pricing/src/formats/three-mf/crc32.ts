/*
 * The checksum of ZIP (ISO 3309), four bytes at a time: "slicing", after M. Kounavis and F. Berry, "A Systematic
 * Approach to Building High Performance, Software-based, CRC Generators" (2005).
 */
const polynomial = 0xedb88320;

/** For each byte, followed by `zeros` bytes of zero, its remainder. */
function remainders(zeros: number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8 * (zeros + 1); bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
    }
    return remainder;
  });
}

const [last, third, second, first] = [remainders(0), remainders(1), remainders(2), remainders(3)];

/** The checksum of bytes that come in pieces. */
export class Crc32 {
  #remainder = -1;

  push(bytes: Uint8Array): void {
    let remainder = this.#remainder;
    let at = 0;
    for (; at + 4 <= bytes.length; at += 4) {
      remainder ^=
        (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
      remainder =
        (first[remainder & 0xff] ?? 0) ^
        (second[(remainder >>> 8) & 0xff] ?? 0) ^
        (third[(remainder >>> 16) & 0xff] ?? 0) ^
        (last[remainder >>> 24] ?? 0);
    }
    for (; at < bytes.length; at++) {
      remainder = (last[(remainder ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (remainder >>> 8);
    }
    this.#remainder = remainder;
  }

  get value(): number {
    return ~this.#remainder >>> 0;
  }
}
