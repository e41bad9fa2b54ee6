import { BufferGeometry, Float32BufferAttribute, Vector3 } from 'three';

/** A facet as the cutter sets it: everything with normal·p > distance is ground away. */
export interface Facet {
  readonly normal: Vector3;
  readonly distance: number;
}

const TOLERANCE = 1e-6;

/** Grinds a block by the facets, one after another, and returns the polygons that remain. */
export function grind(facets: readonly Facet[], blockSize: number): Vector3[][] {
  let faces = block(blockSize);
  for (const facet of facets) faces = cut(faces, facet);
  return faces;
}

function block(size: number): Vector3[][] {
  const s = size;
  const corner = (x: number, y: number, z: number) => new Vector3(x * s, y * s, z * s);
  return [
    [corner(1, -1, -1), corner(1, 1, -1), corner(1, 1, 1), corner(1, -1, 1)],
    [corner(-1, -1, 1), corner(-1, 1, 1), corner(-1, 1, -1), corner(-1, -1, -1)],
    [corner(-1, 1, -1), corner(-1, 1, 1), corner(1, 1, 1), corner(1, 1, -1)],
    [corner(-1, -1, 1), corner(-1, -1, -1), corner(1, -1, -1), corner(1, -1, 1)],
    [corner(-1, -1, 1), corner(1, -1, 1), corner(1, 1, 1), corner(-1, 1, 1)],
    [corner(1, -1, -1), corner(-1, -1, -1), corner(-1, 1, -1), corner(1, 1, -1)],
  ];
}

function cut(faces: readonly Vector3[][], { normal, distance }: Facet): Vector3[][] {
  const kept: Vector3[][] = [];
  const rim: Vector3[] = [];
  for (const face of faces) {
    const remaining: Vector3[] = [];
    face.forEach((from, i) => {
      const to = face[(i + 1) % face.length] ?? from;
      const a = normal.dot(from) - distance;
      const b = normal.dot(to) - distance;
      if (a <= TOLERANCE) remaining.push(from);
      if ((a > TOLERANCE && b < -TOLERANCE) || (a < -TOLERANCE && b > TOLERANCE)) {
        remaining.push(from.clone().lerp(to, a / (a - b)));
      }
    });
    for (const p of remaining) if (Math.abs(normal.dot(p) - distance) <= TOLERANCE * 4) rim.push(p);
    if (remaining.length >= 3) kept.push(remaining);
  }
  const face = ordered(rim, normal);
  if (face.length >= 3) kept.push(face);
  return kept.filter((polygon) => polygon.length >= 3 && area(polygon) > 1e-7);
}

/** The corners of a new facet, without doubles, counter-clockwise about its normal. */
function ordered(points: readonly Vector3[], normal: Vector3): Vector3[] {
  const distinct: Vector3[] = [];
  for (const p of points) if (!distinct.some((q) => q.distanceToSquared(p) < 1e-9)) distinct.push(p);
  const centre = distinct.reduce((sum, p) => sum.add(p), new Vector3()).divideScalar(Math.max(1, distinct.length));
  const x = (Math.abs(normal.y) < 0.9 ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0)).cross(normal).normalize();
  const y = normal.clone().cross(x);
  const angle = (p: Vector3) => {
    const d = p.clone().sub(centre);
    return Math.atan2(d.dot(y), d.dot(x));
  };
  return distinct.sort((a, b) => angle(a) - angle(b));
}

function area(polygon: readonly Vector3[]): number {
  const total = new Vector3();
  const origin = polygon[0] ?? new Vector3();
  for (let i = 1; i + 1 < polygon.length; i++) {
    const a = polygon[i]?.clone().sub(origin);
    const b = polygon[i + 1]?.clone().sub(origin);
    if (a && b) total.add(a.cross(b));
  }
  return total.length() / 2;
}

/** Flat-shaded triangles: each facet has one normal, which is what makes a stone sparkle. */
export function faceted(faces: readonly Vector3[][]): BufferGeometry {
  const positions: number[] = [];
  const normals: number[] = [];
  const index: number[] = [];
  for (const face of faces) {
    const [a, b, c] = face;
    if (!a || !b || !c) continue;
    const first = positions.length / 3;
    const normal = newell(face);
    for (const p of face) {
      positions.push(p.x, p.y, p.z);
      normals.push(normal.x, normal.y, normal.z);
    }
    for (let i = 1; i + 1 < face.length; i++) index.push(first, first + i, first + i + 1);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new Float32BufferAttribute(normals, 3));
  geometry.setIndex(index);
  return geometry;
}

/** Newell's method: a steady normal even when the first corners are nearly in line. */
function newell(face: readonly Vector3[]): Vector3 {
  const normal = new Vector3();
  face.forEach((p, i) => {
    const q = face[(i + 1) % face.length] ?? p;
    normal.x += (p.y - q.y) * (p.z + q.z);
    normal.y += (p.z - q.z) * (p.x + q.x);
    normal.z += (p.x - q.x) * (p.y + q.y);
  });
  return normal.normalize();
}
