import type { LengthUnit } from '../measurement.ts';
import { modelProblem, type ModelProblem } from '../problems/model-problem.ts';
import { pointHash, wordsOf } from '../surface/point-hash.ts';
import type { Box } from '../surface/surface.ts';
import type { TriangleSink } from '../surface/triangle-sink.ts';

/** What one pass over the triangles tells, in the file's unit. */
export interface QuickMeasurement {
  /** Triangles as they are in the file, those without area included. */
  readonly triangleCount: number;
  /**
   * Enclosed volume, were the surface closed and wound to face outward: the sum over all triangles of the signed volume
   * of the tetrahedron to a common point, a · (b × c) / 6 (C. Zhang, T. Chen, 2001, equation 6).
   */
  readonly signedVolume: number;
  /** Area of all triangles, |(b − a) × (c − a)| / 2 each. */
  readonly area: number;
  readonly box: Box;
  /** Whether every edge belongs to an even number of triangles. */
  readonly closed: boolean;
  /** Whether, besides, every edge is run as often one way as the other: then the volume is right without repair. */
  readonly consistent: boolean;
  /** The unit that the file states; null when it states none. */
  readonly fileUnit: LengthUnit | null;
  /** Parts of the file that are no metal by its own word, and were left out. */
  readonly partsLeftOut: number;
}

/**
 * Measures a model in one pass, keeping nothing of it: for a first figure and for comparison, where the whole analysis is
 * not needed. It cannot say where a surface is open, nor see edges where more than two facets meet in pairs.
 *
 * Closedness is found by hashing: each edge gets a number from the places of its ends. In a closed surface the numbers
 * cancel when combined by exclusive or; when it is consistently wound, also when added with the sign of the direction.
 * An open surface passes for closed with a probability of about 2⁻³²; a closed one never passes for open.
 */
export class QuickMeasure implements TriangleSink {
  readonly #maxTriangles: number;
  #count = 0;
  #volume = 0;
  #area = 0;
  #parity = 0;
  #balance = 0;
  #unit: LengthUnit | null = null;
  #partsLeftOut = 0;
  /** The first corner: volumes are summed about it, so that a small part far from the origin stays exact. */
  #originX = 0;
  #originY = 0;
  #originZ = 0;
  /** Least x y z, largest x y z. */
  readonly #bounds = new Float64Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
  #bits: Int32Array = new Int32Array(0);

  /** @param maxTriangles more of them are refused: files may claim as many as they like by repeating parts */
  constructor(maxTriangles: number) {
    this.#maxTriangles = maxTriangles;
  }

  expect(count: number): ModelProblem | null {
    return count > this.#maxTriangles
      ? modelProblem('TOO_MANY_TRIANGLES', { found: count, limit: this.#maxTriangles })
      : null;
  }

  unit(unit: LengthUnit): void {
    this.#unit = unit;
  }

  leftOut(parts: number): void {
    this.#partsLeftOut = parts;
  }

  triangles(batch: Float64Array, count: number): ModelProblem | null {
    if (count === 0) return null;
    const tooMany = this.expect(this.#count + count);
    if (tooMany) return tooMany;
    if (this.#count === 0) {
      this.#originX = batch[0] ?? 0;
      this.#originY = batch[1] ?? 0;
      this.#originZ = batch[2] ?? 0;
    }
    this.#sums(batch, count);
    this.#edges(batch, count);
    this.#count += count;
    return null;
  }

  result(): QuickMeasurement {
    const [minX = 0, minY = 0, minZ = 0, maxX = 0, maxY = 0, maxZ = 0] = this.#bounds;
    const empty = this.#count === 0;
    const zero = { x: 0, y: 0, z: 0 };
    return {
      triangleCount: this.#count,
      signedVolume: this.#volume / 6,
      area: this.#area / 2,
      box: empty
        ? { min: zero, max: zero }
        : { min: { x: minX, y: minY, z: minZ }, max: { x: maxX, y: maxY, z: maxZ } },
      closed: !empty && this.#parity === 0,
      consistent: !empty && this.#parity === 0 && this.#balance === 0,
      fileUnit: this.#unit,
      partsLeftOut: this.#partsLeftOut,
    };
  }

  #sums(batch: Float64Array, count: number): void {
    const [originX, originY, originZ] = [this.#originX, this.#originY, this.#originZ];
    const bounds = this.#bounds;
    let [minX = 0, minY = 0, minZ = 0, maxX = 0, maxY = 0, maxZ = 0] = bounds;
    let volume = this.#volume;
    let area = this.#area;
    for (let at = 0; at < count * 9; at += 9) {
      const ax = batch[at] ?? 0;
      const ay = batch[at + 1] ?? 0;
      const az = batch[at + 2] ?? 0;
      const bx = batch[at + 3] ?? 0;
      const by = batch[at + 4] ?? 0;
      const bz = batch[at + 5] ?? 0;
      const cx = batch[at + 6] ?? 0;
      const cy = batch[at + 7] ?? 0;
      const cz = batch[at + 8] ?? 0;
      minX = Math.min(minX, ax, bx, cx);
      maxX = Math.max(maxX, ax, bx, cx);
      minY = Math.min(minY, ay, by, cy);
      maxY = Math.max(maxY, ay, by, cy);
      minZ = Math.min(minZ, az, bz, cz);
      maxZ = Math.max(maxZ, az, bz, cz);
      const nx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
      const ny = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
      const nz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
      area += Math.sqrt(nx * nx + ny * ny + nz * nz);
      // (a − o) · ((b − a) × (c − a)) equals the triple product of the three corners about o.
      volume += (ax - originX) * nx + (ay - originY) * ny + (az - originZ) * nz;
    }
    bounds[0] = minX;
    bounds[1] = minY;
    bounds[2] = minZ;
    bounds[3] = maxX;
    bounds[4] = maxY;
    bounds[5] = maxZ;
    this.#volume = volume;
    this.#area = area;
  }

  #edges(batch: Float64Array, count: number): void {
    if (this.#bits.buffer !== batch.buffer || this.#bits.byteOffset !== batch.byteOffset) {
      this.#bits = wordsOf(batch);
    }
    const bits = this.#bits;
    let parity = this.#parity;
    let balance = this.#balance;
    for (let at = 0; at < count * 18; at += 18) {
      const a = pointHash(bits, at);
      const b = pointHash(bits, at + 6);
      const c = pointHash(bits, at + 12);
      const ab = edgeHash(a, b);
      const bc = edgeHash(b, c);
      const ca = edgeHash(c, a);
      parity ^= ab ^ bc ^ ca;
      balance = (balance + (a < b ? ab : -ab) + (b < c ? bc : -bc) + (c < a ? ca : -ca)) | 0;
    }
    this.#parity = parity;
    this.#balance = balance;
  }
}

/** A number from both ends of an edge, the same whichever comes first; an edge from a point to itself counts for nothing. */
function edgeHash(one: number, other: number): number {
  if (one === other) return 0;
  let hash = Math.imul(one + other, 0x85ebca6b) ^ Math.imul(one ^ other, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
