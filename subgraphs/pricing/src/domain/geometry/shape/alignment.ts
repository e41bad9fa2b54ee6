import type { Shape } from './shape.ts';
import { apply, fittedSimilarity, type Pair, type Similarity, type Triple } from './similarity.ts';

/** Vertices of the same model differ by less than this share of its size: far more than single precision rounds off. */
const vertexTolerance = 1e-5;
/** Means may differ by so many times what vertices do on average. */
const meanTolerance = 4;
/** Below this share of the model's size everything is the same. */
const leastTolerance = 1e-9;

/**
 * How one model lies over another when they are the same but for rotation, position and unit; null when they are not. The key
 * says that the same facets have the same corners; sampled vertices give the similarity and how much rounding there is
 * between the two; the means, which hold every vertex, must then agree within that rounding.
 */
export function alignment(one: Shape, other: Shape): Similarity | null {
  if (one.key !== other.key || one.vertices.length !== other.vertices.length) return null;
  const vertices = pairsOf(one.vertices, other.vertices, 1);
  const means = pairsOf(one.means, other.means, one.meanOf);
  const similarity = fittedSimilarity([...vertices, ...means]);
  if (similarity === null) return null;
  const size = greatestExtent(other.vertices);
  const misses = vertices.map((pair) => missOf(similarity, pair));
  if (!(Math.max(...misses) <= size * vertexTolerance)) return null;
  const rounding = Math.hypot(...misses) / Math.sqrt(misses.length);
  const allowed = Math.max(rounding * meanTolerance, size * leastTolerance);
  return means.every((pair) => missOf(similarity, pair) <= allowed) ? similarity : null;
}

function pairsOf(one: readonly number[], other: readonly number[], weight: number): readonly Pair[] {
  const others = pointsOf(other);
  return pointsOf(one).flatMap((point, at) => {
    const partner = others[at];
    return partner ? [{ one: point, other: partner, weight }] : [];
  });
}

function pointsOf(numbers: readonly number[]): readonly Triple[] {
  return Array.from({ length: numbers.length / 3 }, (_, at): Triple => [
    numbers[at * 3] ?? 0,
    numbers[at * 3 + 1] ?? 0,
    numbers[at * 3 + 2] ?? 0,
  ]);
}

function missOf(similarity: Similarity, { one, other }: Pair): number {
  const [x, y, z] = apply(similarity, one);
  return Math.hypot(x - other[0], y - other[1], z - other[2]);
}

/** The diagonal of the box around points. */
function greatestExtent(numbers: readonly number[]): number {
  const sizes = [0, 1, 2].map((axis) => {
    const values = numbers.filter((_, at) => at % 3 === axis);
    return Math.max(...values) - Math.min(...values);
  });
  return Math.hypot(...sizes);
}
