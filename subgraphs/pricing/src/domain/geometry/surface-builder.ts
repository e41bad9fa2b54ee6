import type { TriangleSink } from './model-format.ts';
import { modelProblem, type ModelProblem } from './model-problem.ts';
import type { Surface } from './surface.ts';

/** How large a surface may become. */
export interface SurfaceLimits {
  readonly maxTriangles: number;
  /** Bytes that the surface may take while it is built. */
  readonly maxBytes: number;
}

const initialVertices = 1 << 12;
const initialFacets = 1 << 12;

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
  /** Slots of the hash: vertex + 1, or 0 where free. Always a power of two, at most half full. */
  #slots = new Int32Array(initialVertices * 2);
  /** The corner being looked up, and its bits. */
  readonly #corner = new Float64Array(3);
  readonly #cornerBits = new Int32Array(this.#corner.buffer);

  constructor(limits: SurfaceLimits) {
    this.#limits = limits;
  }

  /** Bytes held now. */
  get byteLength(): number {
    return this.#coordinates.byteLength + this.#corners.byteLength + this.#slots.byteLength;
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
    const corners = this.#corners;
    let target = this.#facetCount * 3;
    for (let at = 0; at < count * 9; at += 3) {
      corners[target++] = this.#vertexAt(batch[at] ?? 0, batch[at + 1] ?? 0, batch[at + 2] ?? 0);
    }
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

  #vertexAt(x: number, y: number, z: number): number {
    const slots = this.#slots;
    const coordinates = this.#coordinates;
    const mask = slots.length - 1;
    for (let slot = this.#hash(x, y, z) & mask; ; slot = (slot + 1) & mask) {
      const vertex = (slots[slot] ?? 0) - 1;
      if (vertex < 0) {
        const added = this.#vertexCount++;
        coordinates[added * 3] = x;
        coordinates[added * 3 + 1] = y;
        coordinates[added * 3 + 2] = z;
        slots[slot] = added + 1;
        return added;
      }
      const at = vertex * 3;
      if (coordinates[at] === x && coordinates[at + 1] === y && coordinates[at + 2] === z) return vertex;
    }
  }

  /** Mixes the bits of a point as MurmurHash3 does (A. Appleby, public domain). */
  #hash(x: number, y: number, z: number): number {
    const bits = this.#cornerBits;
    this.#corner[0] = x;
    this.#corner[1] = y;
    this.#corner[2] = z;
    let hash = 0;
    for (let at = 0; at < 6; at++) {
      let word = Math.imul(bits[at] ?? 0, 0xcc9e2d51);
      word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
      hash ^= word;
      hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
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
    const coordinates = this.#coordinates;
    for (let vertex = 0; vertex < this.#vertexCount; vertex++) {
      const at = vertex * 3;
      let slot = this.#hash(coordinates[at] ?? 0, coordinates[at + 1] ?? 0, coordinates[at + 2] ?? 0) & mask;
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
  const min = { x: Infinity, y: Infinity, z: Infinity };
  const max = { x: -Infinity, y: -Infinity, z: -Infinity };
  if (coordinates.length === 0) return { min: { x: 0, y: 0, z: 0 }, max: { x: 0, y: 0, z: 0 } };
  for (let at = 0; at < coordinates.length; at += 3) {
    const x = coordinates[at] ?? 0;
    const y = coordinates[at + 1] ?? 0;
    const z = coordinates[at + 2] ?? 0;
    if (x < min.x) min.x = x;
    if (x > max.x) max.x = x;
    if (y < min.y) min.y = y;
    if (y > max.y) max.y = y;
    if (z < min.z) min.z = z;
    if (z > max.z) max.z = z;
  }
  return { min, max };
}
