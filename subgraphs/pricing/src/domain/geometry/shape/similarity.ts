import { largestEigenvector } from './largest-eigenvector.ts';

/** Takes points of one model to the same points of another: turned, then scaled, then moved. */
export interface Similarity {
  /** Rows of the rotation. */
  readonly rotation: readonly [Triple, Triple, Triple];
  readonly scale: number;
  readonly move: Triple;
}

export type Triple = readonly [number, number, number];

/** A point in both models, and how much it counts. */
export interface Pair {
  readonly one: Triple;
  readonly other: Triple;
  readonly weight: number;
}

/** Where a point comes to lie. */
export function apply({ rotation, scale, move }: Similarity, point: Triple): Triple {
  return [
    scale * dot(rotation[0], point) + move[0],
    scale * dot(rotation[1], point) + move[1],
    scale * dot(rotation[2], point) + move[2],
  ];
}

/**
 * The similarity that takes points to their partners with the least sum of squares (B. K. P. Horn, "Closed-form solution
 * of absolute orientation using unit quaternions", 1987): never a mirror image. Null when the points lie on one line.
 */
export function fittedSimilarity(pairs: readonly Pair[]): Similarity | null {
  const oneMiddle = middleOf(pairs.map(({ one, weight }) => ({ point: one, weight })));
  const otherMiddle = middleOf(pairs.map(({ other, weight }) => ({ point: other, weight })));
  const sums = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  let oneSquares = 0;
  let otherSquares = 0;
  for (const pair of pairs) {
    const one = minus(pair.one, oneMiddle);
    const other = minus(pair.other, otherMiddle);
    sums.forEach((row, i) => {
      for (let j = 0; j < 3; j++) row[j] = (row[j] ?? 0) + pair.weight * (one[i] ?? 0) * (other[j] ?? 0);
    });
    oneSquares += pair.weight * dot(one, one);
    otherSquares += pair.weight * dot(other, other);
  }
  if (!(oneSquares > 0 && otherSquares > 0)) return null;
  const rotation = rotationFrom(sums);
  if (rotation === null) return null;
  const scale = Math.sqrt(otherSquares / oneSquares);
  const turned = apply({ rotation, scale, move: [0, 0, 0] }, oneMiddle);
  return { rotation, scale, move: minus(otherMiddle, turned) };
}

/** Horn's symmetric matrix of the sums of products; the quaternion wanted is its eigenvector to the largest eigenvalue. */
function rotationFrom(sums: readonly (readonly number[])[]): Similarity['rotation'] | null {
  const [[xx = 0, xy = 0, xz = 0] = [], [yx = 0, yy = 0, yz = 0] = [], [zx = 0, zy = 0, zz = 0] = []] = sums;
  const quaternion = largestEigenvector([
    [xx + yy + zz, yz - zy, zx - xz, xy - yx],
    [yz - zy, xx - yy - zz, xy + yx, zx + xz],
    [zx - xz, xy + yx, yy - xx - zz, yz + zy],
    [xy - yx, zx + xz, yz + zy, zz - xx - yy],
  ]);
  if (quaternion === null) return null;
  const [w = 1, x = 0, y = 0, z = 0] = quaternion;
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}

function middleOf(points: readonly { readonly point: Triple; readonly weight: number }[]): Triple {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (axis: 0 | 1 | 2): number =>
    points.reduce((sum, { point, weight }) => sum + point[axis] * weight, 0) / total;
  return [mean(0), mean(1), mean(2)];
}

const minus = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
