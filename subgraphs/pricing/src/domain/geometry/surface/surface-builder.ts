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
/** 8,192 vertices met last: their numbers and places fit into a processor's second cache. */
const recentMask = (1 << 13) - 1;

/** So many vertices share a chain of the hash, at most and on the average. */
const mostInChain = 2;
/** Bits of the filter for each chain: eight for a vertex at most, so that one place in nine is taken for known by mistake. */
const filterBits = 16;

/**
 * Joins triangles into a surface while they are read: corners at exactly the same place become one vertex, found through
 * a hash of their bits. So the triangles themselves are never held.
 *
 * What takes the time is waiting for memory, so the tables are small: chains instead of open addressing (a quarter of
 * the slots), and before them a filter (B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970,
 * with one bit for a key), which a processor's second cache holds up to half a million vertices and which tells of most
 * new places that they are new. A new vertex becomes the head of its chain: nothing has to be looked for.
 */
export class SurfaceBuilder implements TriangleSink {
  readonly #limits: SurfaceLimits;
  #coordinates = new Float64Array(initialVertices * 3);
  #vertexCount = 0;
  #corners = new Int32Array(initialFacets * 3);
  #facetCount = 0;
  #fileUnit: LengthUnit | null = null;
  #partsLeftOut = 0;
  /** The hash: the vertex added last to each chain, plus 1; 0 for none. Always a power of two. */
  #heads = new Int32Array(initialVertices / mostInChain);
  /** For each vertex the one before it in its chain, plus 1; 0 for none. */
  #nexts = new Int32Array(initialVertices);
  /** One bit is set for each vertex. */
  #filter = new Int32Array((initialVertices / mostInChain) * (filterBits / 32));
  /** Vertices met last, by some bits of their hash. */
  readonly #recent = new Int32Array(recentMask + 1);
  /** The last batch as words. */
  #words: Int32Array = new Int32Array(0);

  constructor(limits: SurfaceLimits) {
    this.#limits = limits;
  }

  /** The unit that the file states its lengths in; null when it states none. */
  get fileUnit(): LengthUnit | null {
    return this.#fileUnit;
  }

  unit(unit: LengthUnit): void {
    this.#fileUnit = unit;
  }

  /** How many parts of the file are no metal by its own word, and were left out. */
  get partsLeftOut(): number {
    return this.#partsLeftOut;
  }

  leftOut(parts: number): void {
    this.#partsLeftOut = parts;
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
    this.#heads = new Int32Array(0);
    this.#nexts = new Int32Array(0);
    this.#filter = new Int32Array(0);
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
   * met last answers these without a walk through the large ones.
   */
  #join(batch: Float64Array, words: Int32Array, count: number): void {
    const [corners, coordinates, recent] = [this.#corners, this.#coordinates, this.#recent];
    const [heads, nexts, filter] = [this.#heads, this.#nexts, this.#filter];
    const mask = heads.length - 1;
    const filterShift = filterShiftOf(filter);
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
      const bit = hash >>> filterShift;
      const known = filter[bit >>> 5] ?? 0;
      let vertex = -1;
      if ((known & (1 << bit)) !== 0) {
        vertex = (heads[hash & mask] ?? 0) - 1;
        while (vertex >= 0) {
          const place = vertex * 3;
          if (coordinates[place] === x && coordinates[place + 1] === y && coordinates[place + 2] === z) break;
          vertex = (nexts[vertex] ?? 0) - 1;
        }
      }
      if (vertex < 0) {
        vertex = vertexCount++;
        const place = vertex * 3;
        coordinates[place] = x;
        coordinates[place + 1] = y;
        coordinates[place + 2] = z;
        filter[bit >>> 5] = known | (1 << bit);
        nexts[vertex] = heads[hash & mask] ?? 0;
        heads[hash & mask] = vertexCount;
      }
      recent[hash & recentMask] = vertex;
      corners[target++] = vertex;
    }
    this.#vertexCount = vertexCount;
  }

  /** Grows the arrays for so many facets and vertices; false when that would break the limit. */
  #makeRoom(facets: number, vertices: number): boolean {
    const corners = grown(this.#corners.length, facets * 3);
    const places = grown(this.#nexts.length, vertices);
    let chains = this.#heads.length;
    while (chains * mostInChain < vertices) chains *= 2;
    if (corners * 4 + bytesFor(places, chains) > this.#limits.maxBytes) return false;
    if (corners > this.#corners.length) {
      const larger = new Int32Array(corners);
      larger.set(this.#corners);
      this.#corners = larger;
    }
    if (places > this.#nexts.length) {
      const larger = new Float64Array(places * 3);
      larger.set(this.#coordinates);
      this.#coordinates = larger;
      const nexts = new Int32Array(places);
      nexts.set(this.#nexts);
      this.#nexts = nexts;
    }
    if (chains > this.#heads.length) this.#rehash(chains);
    return true;
  }

  #rehash(chains: number): void {
    const heads = new Int32Array(chains);
    const filter = new Int32Array((chains * filterBits) / 32);
    const filterShift = filterShiftOf(filter);
    const nexts = this.#nexts;
    const words = wordsOf(this.#coordinates);
    for (let vertex = 0; vertex < this.#vertexCount; vertex++) {
      const hash = pointHash(words, vertex * 6);
      const bit = hash >>> filterShift;
      filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << bit);
      nexts[vertex] = heads[hash & (chains - 1)] ?? 0;
      heads[hash & (chains - 1)] = vertex + 1;
    }
    this.#heads = heads;
    this.#filter = filter;
  }
}

/** A hash shifted right by this is a bit of the filter. */
const filterShiftOf = (filter: Int32Array): number => Math.clz32(filter.length * 32 - 1);

/** Bytes of all that is held for so many vertices in so many chains. */
const bytesFor = (vertices: number, chains: number): number => vertices * (3 * 8 + 4) + chains * (4 + filterBits / 8);

const tooComplex = (): ModelProblem => modelProblem('TOO_COMPLEX', { reason: 'MEMORY' });

/** The length an array grows to for `needed` elements: by half at a time, so that growing stays cheap. */
const grown = (length: number, needed: number): number =>
  needed <= length ? length : Math.ceil(Math.max(needed, length * 1.5));

function boxAround(coordinates: Float64Array): Surface['box'] {
  if (coordinates.length === 0) return { min: { x: 0, y: 0, z: 0 }, max: { x: 0, y: 0, z: 0 } };
  let [minX, minY, minZ] = [coordinates[0] ?? 0, coordinates[1] ?? 0, coordinates[2] ?? 0];
  let [maxX, maxY, maxZ] = [minX, minY, minZ];
  for (let at = 3; at < coordinates.length; at += 3) {
    const x = coordinates[at] ?? 0;
    const y = coordinates[at + 1] ?? 0;
    const z = coordinates[at + 2] ?? 0;
    if (x < minX) minX = x;
    else if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    else if (y > maxY) maxY = y;
    if (z < minZ) minZ = z;
    else if (z > maxZ) maxZ = z;
  }
  return { min: { x: minX, y: minY, z: minZ }, max: { x: maxX, y: maxY, z: maxZ } };
}
