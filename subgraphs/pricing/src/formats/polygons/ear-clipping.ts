/*
 * Ear clipping, after G. H. Meisters, "Polygons have ears" (1975), as D. Eberly describes it in "Triangulation by Ear
 * Clipping" (2002): a corner that turns outward and whose triangle holds no other corner is cut off, until a triangle is
 * left. The polygon is looked at along its normal (M. E. Newell's: the sum of the cross products of its edges), so that
 * it need not be plane. Takes time with the square of the number of corners in usual polygons, its cube in the worst.
 */

/** A polygon in the plane: x and y of its corners in turn, counter-clockwise. */
type Outline = Float64Array;

/** Counts the work done on all polygons of a file, so that it can be bounded. */
export interface ClippingWork {
  /** How many corners may yet be looked at, as a triangle's own or whether they lie in one. */
  left: number;
}

/**
 * The triangles of a polygon of `count` corners, x y z each: numbers of corners, three a triangle, count - 2 triangles
 * wound as the polygon is. A polygon that crosses itself gets as many triangles along the same edges, with no promise
 * which. Null when the work it takes is more than is left.
 */
export function triangulate(corners: Float64Array, count: number, work: ClippingWork): Int32Array | null {
  const outline = flattened(corners, count);
  return fanned(outline, count) ?? clipped(outline, count, work);
}

/**
 * Whether a quadrilateral, x y z each of its corners, is to be cut from its second corner to its fourth: when the halves
 * on either side of the other diagonal face away from each other, that one lies outside.
 */
export function cutsFromSecondCorner(corners: Float64Array): boolean {
  const x = corners[0] ?? 0;
  const y = corners[1] ?? 0;
  const z = corners[2] ?? 0;
  const ax = (corners[3] ?? 0) - x;
  const ay = (corners[4] ?? 0) - y;
  const az = (corners[5] ?? 0) - z;
  const bx = (corners[6] ?? 0) - x;
  const by = (corners[7] ?? 0) - y;
  const bz = (corners[8] ?? 0) - z;
  const cx = (corners[9] ?? 0) - x;
  const cy = (corners[10] ?? 0) - y;
  const cz = (corners[11] ?? 0) - z;
  // The product of a × b and b × c.
  return (
    (ay * bz - az * by) * (by * cz - bz * cy) +
      (az * bx - ax * bz) * (bz * cx - bx * cz) +
      (ax * by - ay * bx) * (bx * cy - by * cx) <
    0
  );
}

/** Seen along its normal, so that it runs counter-clockwise: the two axes that the normal lies least along. */
function flattened(corners: Float64Array, count: number): Outline {
  const at = (corner: number, axis: number): number => corners[(corner % count) * 3 + axis] ?? 0;
  const normal = [0, 1, 2].map((axis) => {
    const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
    let sum = 0;
    for (let corner = 0; corner < count; corner++) {
      // About the first corner, so that small polygons far from the origin keep their digits.
      const du = at(corner, u) - at(0, u);
      const dv = at(corner, v) - at(0, v);
      sum += du * (at(corner + 1, v) - at(0, v)) - dv * (at(corner + 1, u) - at(0, u));
    }
    return sum;
  });
  const sizes = normal.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
  const turn = (normal[axis] ?? 0) < 0 ? -1 : 1;
  const outline = new Float64Array(count * 2);
  for (let corner = 0; corner < count; corner++) {
    outline[corner * 2] = (at(corner, u) - at(0, u)) * turn;
    outline[corner * 2 + 1] = at(corner, v) - at(0, v);
  }
  return outline;
}

/** Twice the area of a triangle, positive when it runs counter-clockwise. */
function area(outline: Outline, a: number, b: number, c: number): number {
  const ax = outline[a * 2] ?? 0;
  const ay = outline[a * 2 + 1] ?? 0;
  return (
    ((outline[b * 2] ?? 0) - ax) * ((outline[c * 2 + 1] ?? 0) - ay) -
    ((outline[b * 2 + 1] ?? 0) - ay) * ((outline[c * 2] ?? 0) - ax)
  );
}

/** A fan about the first corner; null when one of its triangles would be turned over: then it reaches outside. */
function fanned(outline: Outline, count: number): Int32Array | null {
  const triangles = new Int32Array((count - 2) * 3);
  for (let corner = 1; corner < count - 1; corner++) {
    if (!(area(outline, 0, corner, corner + 1) >= 0)) return null;
    triangles.set([0, corner, corner + 1], (corner - 1) * 3);
  }
  return triangles;
}

function clipped(outline: Outline, count: number, work: ClippingWork): Int32Array | null {
  const triangles = new Int32Array((count - 2) * 3);
  const after = Int32Array.from({ length: count }, (_, corner) => (corner + 1) % count);
  const before = Int32Array.from({ length: count }, (_, corner) => (corner + count - 1) % count);
  let corner = 0;
  let passed = 0;
  for (let left = count, made = 0; left > 2;) {
    if (work.left <= 0) return null;
    const previous = before[corner] ?? 0;
    const next = after[corner] ?? 0;
    // Once around without an ear: the polygon crosses itself or has no area. Any corner is as good as another then.
    if (passed < left && !isEar(outline, after, previous, corner, next, work)) {
      corner = next;
      passed++;
      continue;
    }
    triangles.set([previous, corner, next], made * 3);
    made++;
    after[previous] = next;
    before[next] = previous;
    left--;
    passed = 0;
    // On to the corner after next: thin slivers about a single corner are avoided.
    corner = after[next] ?? 0;
  }
  return triangles;
}

function isEar(outline: Outline, after: Int32Array, a: number, b: number, c: number, work: ClippingWork): boolean {
  work.left--;
  if (!(area(outline, a, b, c) > 0)) return false;
  for (let other = after[c] ?? 0; other !== a; other = after[other] ?? 0) {
    work.left--;
    if (
      area(outline, a, b, other) >= 0 &&
      area(outline, b, c, other) >= 0 &&
      area(outline, c, a, other) >= 0 &&
      !isSamePlace(outline, other, a, b, c)
    ) {
      return false;
    }
  }
  return true;
}

/** A corner at the same place as one of the triangle, as at the ends of a bridge to a hole, does not lie in it. */
function isSamePlace(outline: Outline, other: number, a: number, b: number, c: number): boolean {
  const x = outline[other * 2];
  const y = outline[other * 2 + 1];
  return (
    (outline[a * 2] === x && outline[a * 2 + 1] === y) ||
    (outline[b * 2] === x && outline[b * 2 + 1] === y) ||
    (outline[c * 2] === x && outline[c * 2 + 1] === y)
  );
}
