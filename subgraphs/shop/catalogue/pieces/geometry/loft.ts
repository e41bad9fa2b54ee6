import { BufferGeometry, Float32BufferAttribute, Vector3, type Vector2 } from 'three';
import { mergeVertices, toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';

/** A cross-section standing in space: section point (a, b) lies at origin + a·u + b·v. */
export interface Station {
  readonly origin: Vector3;
  readonly u: Vector3;
  readonly v: Vector3;
  readonly section: readonly Vector2[];
}

/** Surfaces meeting at less than this stay smooth; polished edges are modelled as fillets instead. */
const CREASE_RADIANS = 0.62;

/**
 * Skins a row of cross-sections that all have the same number of points. `closed` joins the last to the first;
 * an open row gets flat ends, so that the result is always a closed solid, wound outwards.
 */
export function loft(stations: readonly Station[], closed: boolean, crease = CREASE_RADIANS): BufferGeometry {
  const ring = stations[0]?.section.length ?? 0;
  const positions: number[] = [];
  const index: number[] = [];
  for (const { origin, u, v, section } of stations) {
    for (const { x, y } of section) {
      positions.push(origin.x + x * u.x + y * v.x, origin.y + x * u.y + y * v.y, origin.z + x * u.z + y * v.z);
    }
  }
  const spans = closed ? stations.length : stations.length - 1;
  for (let s = 0; s < spans; s++) {
    const here = s * ring;
    const next = ((s + 1) % stations.length) * ring;
    for (let i = 0; i < ring; i++) {
      const j = (i + 1) % ring;
      index.push(here + i, next + i, next + j, here + i, next + j, here + j);
    }
  }
  if (!closed) {
    fillEnd(positions, index, 0, ring, true);
    fillEnd(positions, index, (stations.length - 1) * ring, ring, false);
  }
  return finish(positions, index, crease);
}

function fillEnd(positions: number[], index: number[], first: number, ring: number, reversed: boolean): void {
  const centre = [0, 0, 0];
  for (let i = 0; i < ring; i++) {
    for (let axis = 0; axis < 3; axis++) {
      centre[axis] = (centre[axis] ?? 0) + (positions[(first + i) * 3 + axis] ?? 0) / ring;
    }
  }
  const middle = positions.length / 3;
  positions.push(...centre);
  for (let i = 0; i < ring; i++) {
    const j = (i + 1) % ring;
    if (reversed) index.push(first + i, first + j, middle);
    else index.push(first + j, first + i, middle);
  }
}

/** Orients a closed triangle soup outwards and gives it normals that are smooth except across creases. */
function finish(positions: number[], index: number[], crease = CREASE_RADIANS): BufferGeometry {
  if (signedVolume(positions, index) < 0) index.reverse();
  const raw = new BufferGeometry();
  raw.setAttribute('position', new Float32BufferAttribute(positions, 3));
  raw.setIndex(index);
  return mergeVertices(toCreasedNormals(raw, crease), 1e-5);
}

function signedVolume(positions: readonly number[], index: readonly number[]): number {
  const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];
  let sixfold = 0;
  for (let i = 0; i < index.length; i += 3) {
    a.fromArray(positions, (index[i] ?? 0) * 3);
    b.fromArray(positions, (index[i + 1] ?? 0) * 3);
    c.fromArray(positions, (index[i + 2] ?? 0) * 3);
    sixfold += a.dot(b.cross(c));
  }
  return sixfold / 6;
}
