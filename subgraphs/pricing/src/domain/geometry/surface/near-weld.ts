import { noTwin, type EdgeTable } from './edge-table.ts';
import { boxDiagonal, nextCorner, type Point, type Surface } from './surface.ts';

/**
 * Vertices of open edges closer than this share of the box diagonal are taken for one: 0.3 µm on a ring of 30 mm, far
 * below what casting can show, and above the noise of programs that write six digits.
 */
const weldTolerance = 1e-5;

/** A surface with torn vertices joined. */
export interface NearWeld {
  readonly surface: Surface;
  /** The vertices that gave way to another. */
  readonly joined: readonly number[];
}

/**
 * Joins vertices that rounding has torn apart. Only the ends of open edges are looked at: where the surface is closed
 * there is nothing to mend, so fine detail stays untouched however small. Each vertex goes to the nearest within the
 * tolerance that stays where it is, so that no chain of short steps can pull a surface together. Gives null when
 * nothing is to be joined. Yields from time to time.
 */
export function* nearWelded(surface: Surface, { twins }: EdgeTable): Generator<void, NearWeld | null> {
  const { corners, vertexCount } = surface;
  const atOpenEdge = new Uint8Array(vertexCount);
  let candidates = 0;
  for (let half = 0; half < twins.length; half++) {
    if (twins[half] !== noTwin) continue;
    for (const vertex of [corners[half] ?? 0, corners[nextCorner(half)] ?? 0]) {
      candidates += 1 - (atOpenEdge[vertex] ?? 0);
      atOpenEdge[vertex] = 1;
    }
  }
  const kept = new KeptVertices(surface, boxDiagonal(surface.box) * weldTolerance, candidates);
  const target = Int32Array.from({ length: vertexCount }, (_, vertex) => vertex);
  const joined: number[] = [];
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (atOpenEdge[vertex] !== 1) continue;
    if (vertex % verticesPerStep === 0) yield;
    const near = kept.nearest(vertex);
    if (near === -1) {
      kept.add(vertex);
    } else {
      target[vertex] = near;
      joined.push(vertex);
    }
  }
  if (joined.length === 0) return null;
  return { surface: { ...surface, corners: corners.map((vertex) => target[vertex] ?? vertex) }, joined };
}

/** So many vertices are looked at between two pauses, about. */
const verticesPerStep = 1 << 17;

/** Cells are so many tolerances wide: then what is near a point mostly lies in its own cell. */
const cellTolerances = 4;

/** Vertices that stay, in a hash of cubic cells. No two lie within the tolerance, so no cell holds many. */
class KeptVertices {
  readonly #coordinates: Float64Array;
  /** Cells are counted from here: far from zero a coordinate in tolerances would be no exact integer. */
  readonly #corner: Point;
  readonly #tolerance: number;
  /** For each slot of the hash the last vertex put there, and for each the one before it: entry + 1, 0 for none. */
  readonly #latest: Int32Array;
  readonly #before: Int32Array;
  readonly #vertices: Int32Array;
  #count = 0;

  constructor({ coordinates, box }: Surface, tolerance: number, capacity: number) {
    this.#coordinates = coordinates;
    this.#corner = box.min;
    this.#tolerance = tolerance;
    this.#latest = new Int32Array(2 ** Math.ceil(Math.log2(capacity + 1)) * 2);
    this.#before = new Int32Array(capacity);
    this.#vertices = new Int32Array(capacity);
  }

  add(vertex: number): void {
    const at = vertex * 3;
    const slot = this.#slot(
      this.#cell((this.#coordinates[at] ?? 0) - this.#corner.x),
      this.#cell((this.#coordinates[at + 1] ?? 0) - this.#corner.y),
      this.#cell((this.#coordinates[at + 2] ?? 0) - this.#corner.z),
    );
    this.#before[this.#count] = this.#latest[slot] ?? 0;
    this.#vertices[this.#count] = vertex;
    this.#latest[slot] = ++this.#count;
  }

  /** The nearest kept vertex within the tolerance, or -1. */
  nearest(vertex: number): number {
    const x = (this.#coordinates[vertex * 3] ?? 0) - this.#corner.x;
    const y = (this.#coordinates[vertex * 3 + 1] ?? 0) - this.#corner.y;
    const z = (this.#coordinates[vertex * 3 + 2] ?? 0) - this.#corner.z;
    const reach = this.#tolerance;
    let nearest = -1;
    let least = reach;
    for (let i = this.#cell(x - reach); i <= this.#cell(x + reach); i++) {
      for (let j = this.#cell(y - reach); j <= this.#cell(y + reach); j++) {
        for (let k = this.#cell(z - reach); k <= this.#cell(z + reach); k++) {
          for (let entry = this.#latest[this.#slot(i, j, k)] ?? 0; entry > 0; entry = this.#before[entry - 1] ?? 0) {
            const other = this.#vertices[entry - 1] ?? 0;
            const distance = this.#distance(other, x, y, z);
            if (distance > least) continue;
            least = distance;
            nearest = other;
          }
        }
      }
    }
    return nearest;
  }

  #cell(offset: number): number {
    return Math.floor(offset / (this.#tolerance * cellTolerances));
  }

  /** Large primes, as in M. Teschner et al., "Optimized Spatial Hashing" (2003). */
  #slot(i: number, j: number, k: number): number {
    const hash = Math.imul(i, 73856093) ^ Math.imul(j, 19349663) ^ Math.imul(k, 83492791);
    return (hash ^ (hash >>> 15)) & (this.#latest.length - 1);
  }

  /** From a vertex to a place counted from the corner. */
  #distance(vertex: number, x: number, y: number, z: number): number {
    const dx = (this.#coordinates[vertex * 3] ?? 0) - this.#corner.x - x;
    const dy = (this.#coordinates[vertex * 3 + 1] ?? 0) - this.#corner.y - y;
    const dz = (this.#coordinates[vertex * 3 + 2] ?? 0) - this.#corner.z - z;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
