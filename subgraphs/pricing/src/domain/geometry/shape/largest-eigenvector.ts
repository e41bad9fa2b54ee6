/** Sweeps of a small matrix converge quadratically: six do, more are never needed. */
const mostSweeps = 12;
/** Eigenvalues nearer to each other than this share of the largest one are the same. */
const leastGap = 1e-9;

/**
 * The eigenvector of length one to the largest eigenvalue of a symmetric matrix, by rotations (C. G. J. Jacobi, 1846).
 * Null when the two largest are the same: then there is no one direction.
 */
export function largestEigenvector(symmetric: readonly (readonly number[])[]): readonly number[] | null {
  const size = symmetric.length;
  const matrix = symmetric.map((row) => [...row]);
  const vectors = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
    }
  }
  const values = matrix.map((row, i) => row[i] ?? 0);
  const [first = 0, second = 0] = values.toSorted((a, b) => b - a);
  const greatest = Math.max(...values.map(Math.abs));
  if (!(first - second > leastGap * greatest)) return null;
  const at = values.indexOf(first);
  return vectors.map((row) => row[at] ?? 0);
}

/** Makes one element off the diagonal zero. */
function rotate(matrix: number[][], vectors: number[][], p: number, q: number): void {
  const off = matrix[p]?.[q] ?? 0;
  if (off === 0) return;
  const theta = ((matrix[q]?.[q] ?? 0) - (matrix[p]?.[p] ?? 0)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of matrix) turn(row, p, q, cosine, sine);
  const rowP = matrix[p] ?? [];
  const rowQ = matrix[q] ?? [];
  rowP.forEach((valueP, i) => {
    const valueQ = rowQ[i] ?? 0;
    rowP[i] = cosine * valueP - sine * valueQ;
    rowQ[i] = sine * valueP + cosine * valueQ;
  });
  for (const row of vectors) turn(row, p, q, cosine, sine);
}

function turn(row: number[], p: number, q: number, cosine: number, sine: number): void {
  const valueP = row[p] ?? 0;
  const valueQ = row[q] ?? 0;
  row[p] = cosine * valueP - sine * valueQ;
  row[q] = sine * valueP + cosine * valueQ;
}
