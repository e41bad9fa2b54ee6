import { boxSize, type Surface } from '../surface/surface.ts';

/** So many facets are dealt with between two pauses. */
const facetsPerStep = 1 << 17;

/** Bits of a place in the order along each axis: a thousandth of the model. */
const bitsPerAxis = 10;
const digitBits = 15;

/**
 * The facets in an order in which neighbours in space mostly are neighbours in the list: along the curve of G. M. Morton
 * ("A computer oriented geodetic data base", 1966) through their middles, sorted by radix. Yields from time to time.
 */
export function* nearOrder({ coordinates, corners, facetCount, box }: Surface): Generator<void, Int32Array> {
  const { x, y, z } = boxSize(box);
  const cells = ((1 << bitsPerAxis) - 1) / (3 * Math.max(x, y, z) || 1);
  const keys = new Int32Array(facetCount);
  for (let facet = 0; facet < facetCount; facet++) {
    if (facet % facetsPerStep === facetsPerStep - 1) yield;
    const a = (corners[facet * 3] ?? 0) * 3;
    const b = (corners[facet * 3 + 1] ?? 0) * 3;
    const c = (corners[facet * 3 + 2] ?? 0) * 3;
    const i = (coordinates[a] ?? 0) + (coordinates[b] ?? 0) + (coordinates[c] ?? 0) - 3 * box.min.x;
    const j = (coordinates[a + 1] ?? 0) + (coordinates[b + 1] ?? 0) + (coordinates[c + 1] ?? 0) - 3 * box.min.y;
    const k = (coordinates[a + 2] ?? 0) + (coordinates[b + 2] ?? 0) + (coordinates[c + 2] ?? 0) - 3 * box.min.z;
    keys[facet] = spread(i * cells) | (spread(j * cells) << 1) | (spread(k * cells) << 2);
  }
  const inFileOrder = Int32Array.from(keys, (_, facet) => facet);
  yield;
  const byLowDigit = sortedByDigit(inFileOrder, keys, 0);
  yield;
  return sortedByDigit(byLowDigit, keys, digitBits);
}

/** The ten bits of a number with two empty bits after each (S. E. Anderson, "Bit Twiddling Hacks"). */
function spread(value: number): number {
  let bits = value & 0x3ff;
  bits = (bits | (bits << 16)) & 0x030000ff;
  bits = (bits | (bits << 8)) & 0x0300f00f;
  bits = (bits | (bits << 4)) & 0x030c30c3;
  return (bits | (bits << 2)) & 0x09249249;
}

/** One pass of a radix sort: stable, by 15 bits of the keys. */
function sortedByDigit(order: Int32Array, keys: Int32Array, shift: number): Int32Array {
  const mask = (1 << digitBits) - 1;
  const starts = new Int32Array(mask + 2);
  for (const key of keys) {
    const digit = (key >>> shift) & mask;
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  for (let digit = 0; digit < mask; digit++) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const facet of order) {
    const digit = ((keys[facet] ?? 0) >>> shift) & mask;
    const place = starts[digit] ?? 0;
    sorted[place] = facet;
    starts[digit] = place + 1;
  }
  return sorted;
}
