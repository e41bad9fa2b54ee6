import type { Measurement } from '../measurement.ts';
import type { Surface } from '../surface/surface.ts';

/**
 * What a model is known again by, whatever its rotation, position and unit: a plain value of about 3 KB.
 * Points are in the file's unit and axes, x y z of each, in the order of the file.
 */
export interface Shape {
  /** Equal for equal models: counts, and which facet has which corners. To look for in a database. */
  readonly key: string;
  /** Some of the vertices. */
  readonly vertices: readonly number[];
  /** Weighted means of stretches of vertices: together they hold every one of them. */
  readonly means: readonly number[];
  /** How many vertices each mean is made of, at least. */
  readonly meanOf: number;
}

/** A model measured before, as found by the key of a shape. */
export interface KnownShape {
  readonly shape: Shape;
  /** With its file's unit taken for millimetres. */
  readonly measurement: Measurement;
}

/** So many vertices, and so many means, are kept: 168 numbers. */
const pointsKept = 28;

/** The shape of a surface as it was read: vertices in the order in which they first occur in the file. */
export function shapeOf(surface: Surface): Shape {
  const { vertexCount, facetCount } = surface;
  const count = Math.min(pointsKept, vertexCount);
  const begin = (index: number): number => Math.floor((index * vertexCount) / count);
  const stretches = Array.from({ length: count }, (_, index) => [begin(index), begin(index + 1)] as const);
  return {
    key: `${facetCount}-${vertexCount}-${hashOf(surface.corners)}`,
    vertices: stretches.flatMap(([first]) => [...surface.coordinates.subarray(first * 3, first * 3 + 3)]),
    means: stretches.flatMap(([first, end]) => weightedMean(surface, first, end)),
    meanOf: count === 0 ? 0 : Math.floor(vertexCount / count),
  };
}

/**
 * Where the vertices of a stretch are on average. Each has a weight of its own, so that two that moved in opposite
 * directions do not make up for each other; as a mean of points it turns, moves and grows with the model.
 */
function weightedMean({ coordinates, box: { min } }: Surface, first: number, end: number): readonly number[] {
  let x = 0;
  let y = 0;
  let z = 0;
  let weights = 0;
  for (let vertex = first; vertex < end; vertex++) {
    // Multiples of the golden ratio fall everywhere between 0 and 1.
    const weight = 1 + ((vertex * 0.6180339887498949) % 1);
    const at = vertex * 3;
    x += ((coordinates[at] ?? 0) - min.x) * weight;
    y += ((coordinates[at + 1] ?? 0) - min.y) * weight;
    z += ((coordinates[at + 2] ?? 0) - min.z) * weight;
    weights += weight;
  }
  return [min.x + x / weights, min.y + y / weights, min.z + z / weights];
}

/** Two 32-bit hashes over all corners, in the manner of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo) word by word. */
function hashOf(corners: Int32Array): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (const corner of corners) {
    one = Math.imul(one ^ corner, 0x01000193);
    one ^= one >>> 15;
    other = Math.imul(other + corner, 0x85ebca6b);
    other ^= other >>> 13;
  }
  return [one, other].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('');
}
