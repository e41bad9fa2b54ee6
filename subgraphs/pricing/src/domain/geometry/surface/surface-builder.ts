import { pointHash, wordsOf } from './point-hash.ts';
import type { LengthUnit } from '../measurement.ts';
import type { TriangleSink } from './triangle-sink.ts';
import { modelProblem, type ModelProblem } from '../problems/model-problem.ts';
import type { Surface } from './surface.ts';

/** How large a surface may become. */
export interface SurfaceLimits {
  readonly maxTriangles: number;
  /** Bytes that the surface may take while it is built. */
  readonly maxBytes: number;
}

const initialVertices = 1 << 12;
const initialFacets = 1 << 12;
/** 8,192 vertices met last: their numbers and places fit into the second cache of any processor. */
const recentMask = (1 << 13) - 1;

/**
 * Joins triangles into a surface while they are read: corners at exactly the same place become one vertex, found through
 * an open-addressing hash of their bits. So the triangles themselves are never held.
 */
export class SurfaceBuilder implements TriangleSink {
  readonly #limits: SurfaceLimits;
  #coordinates = new Float64Array(initialVertices * 3);
  #vertexCount = 0;
  #corners = new Int32Array(initialFacets * 3);
  #facetCount = 0;
  #fileUnit: LengthUnit | null = null;
  /** Slots of the hash: vertex + 1, or 0 where free. Always a power of two, at most half full. */
  #slots = new Int32Array(initialVertices * 2);
  /** Vertices met last, by some bits of their hash. */
  readonly #recent = new Int32Array(recentMask + 1);
  /** The last batch as words. */
  #words: Int32Array = new Int32Array(0);

  constructor(limits: SurfaceLimits) {
    this.#limits = limits;
  }

  /** Bytes held now. */
  get byteLength(): number {
    return this.#coordinates.byteLength + this.#corners.byteLength + this.#slots.byteLength;
  }

  /** The unit that the file states its lengths in; null when it states none. */
  get fileUnit(): LengthUnit | null {
    return this.#fileUnit;
  }

  unit(unit: LengthUnit): void {
    this.#fileUnit = unit;
  }

  expect(count: number): ModelProblem | null {
    if (count > this.#limits.maxTriangles) return this.#tooMany(count);
    // A closed surface has half as many vertices as facets (Euler's formula); if it needs more, the arrays grow.
    return this.#makeRoom(count, count / 2 + initialVertices) ? null : tooComplex();
  }

  triangles(batch: Float64Array, count: number): ModelProblem | null {
    const total = this.#facetCount + count;
    if (total > this.#limits.maxTriangles) return this.#tooMany(total);
    if (!this.#makeRoom(total, this.#vertexCount + count * 3)) return tooComplex();
    if (this.#words.buffer !== batch.buffer || this.#words.byteOffset !== batch.byteOffset) {
      this.#words = wordsOf(batch);
    }
    this.#join(batch, this.#words, count);
    this.#facetCount = total;
    return null;
  }

  /** The surface built so far; the builder gives its arrays away and must not be used after. */
  surface(): Surface {
    this.#slots = new Int32Array(0);
    const coordinates = this.#coordinates.subarray(0, this.#vertexCount * 3);
    return {
      coordinates,
      vertexCount: this.#vertexCount,
      corners: this.#corners.subarray(0, this.#facetCount * 3),
      facetCount: this.#facetCount,
      box: boxAround(coordinates),
    };
  }

  #tooMany(found: number): ModelProblem {
    return modelProblem('TOO_MANY_TRIANGLES', { found, limit: this.#limits.maxTriangles });
  }

  /**
   * Gives each corner its vertex. One loop over locals, no call for a corner: this is where most of the time goes that
   * reading a model takes. Most corners were met a moment ago, in a neighbouring facet: a small table of the vertices
   * met last answers these without a walk through the large one, which no cache of the processor holds.
   */
  #join(batch: Float64Array, words: Int32Array, count: number): void {
    const [corners, coordinates, slots, recent] = [this.#corners, this.#coordinates, this.#slots, this.#recent];
    const mask = slots.length - 1;
    let target = this.#facetCount * 3;
    let vertexCount = this.#vertexCount;
    for (let at = 0; at < count * 9; at += 3) {
      const x = batch[at] ?? 0;
      const y = batch[at + 1] ?? 0;
      const z = batch[at + 2] ?? 0;
      const hash = pointHash(words, at * 2);
      const last = recent[hash & recentMask] ?? 0;
      const lastPlace = last * 3;
      if (
        last < vertexCount &&
        coordinates[lastPlace] === x &&
        coordinates[lastPlace + 1] === y &&
        coordinates[lastPlace + 2] === z
      ) {
        corners[target++] = last;
        continue;
      }
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const vertex = (slots[slot] ?? 0) - 1;
        const place = (vertex < 0 ? vertexCount : vertex) * 3;
        if (vertex < 0) {
          coordinates[place] = x;
          coordinates[place + 1] = y;
          coordinates[place + 2] = z;
          recent[hash & recentMask] = vertexCount;
          corners[target++] = vertexCount;
          slots[slot] = ++vertexCount;
          break;
        }
        if (coordinates[place] === x && coordinates[place + 1] === y && coordinates[place + 2] === z) {
          recent[hash & recentMask] = vertex;
          corners[target++] = vertex;
          break;
        }
      }
    }
    this.#vertexCount = vertexCount;
  }

  /** Grows the arrays for so many facets and vertices; false when that would break the limit. */
  #makeRoom(facets: number, vertices: number): boolean {
    const corners = grown(this.#corners.length, facets * 3);
    const coordinates = grown(this.#coordinates.length, vertices * 3);
    let slots = this.#slots.length;
    while (slots < vertices * 2) slots *= 2;
    if (corners * 4 + coordinates * 8 + slots * 4 > this.#limits.maxBytes) return false;
    if (corners > this.#corners.length) {
      const larger = new Int32Array(corners);
      larger.set(this.#corners);
      this.#corners = larger;
    }
    if (coordinates > this.#coordinates.length) {
      const larger = new Float64Array(coordinates);
      larger.set(this.#coordinates);
      this.#coordinates = larger;
    }
    if (slots > this.#slots.length) this.#rehash(slots);
    return true;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const mask = length - 1;
    const words = wordsOf(this.#coordinates);
    for (let vertex = 0; vertex < this.#vertexCount; vertex++) {
      let slot = pointHash(words, vertex * 6) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = vertex + 1;
    }
    this.#slots = slots;
  }
}

const tooComplex = (): ModelProblem => modelProblem('TOO_COMPLEX', { reason: 'MEMORY' });

/** The length an array grows to for `needed` elements: by half at a time, so that growing stays cheap. */
const grown = (length: number, needed: number): number =>
  needed <= length ? length : Math.ceil(Math.max(needed, length * 1.5));

function boxAround(coordinates: Float64Array): Surface['box'] {
  if (coordinates.length === 0) return { min: { x: 0, y: 0, z: 0 }, max: { x: 0, y: 0, z: 0 } };
  let [minX, minY, minZ, maxX, maxY, maxZ] = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at += 3) {
    const x = coordinates[at] ?? 0;
    const y = coordinates[at + 1] ?? 0;
    const z = coordinates[at + 2] ?? 0;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
    minZ = Math.min(minZ, z);
    maxZ = Math.max(maxZ, z);
  }
  return { min: { x: minX, y: minY, z: minZ }, max: { x: maxX, y: maxY, z: maxZ } };
}
