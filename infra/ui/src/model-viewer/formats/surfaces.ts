import { Box3, BufferGeometry } from 'three';
import type { Object3D } from 'three';
import { toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';

/** Edges sharper than this stay edges, in radians; the rest is a smooth surface. */
const creaseAngle = Math.PI / 5;
/** Smoothing takes about a second for every million triangles: beyond this, facets are shown as they are. */
const smoothedTriangles = 400_000;

/** The bare surface: points and facets, without normals, colours and pictures. */
export function bareGeometry(geometry: BufferGeometry): BufferGeometry {
  const bare = new BufferGeometry();
  bare.setAttribute('position', geometry.getAttribute('position'));
  bare.setIndex(geometry.index);
  geometry.dispose();
  return bare;
}

/** With normals that make round what is round, and leave sharp what is sharp. */
export function smooth(geometry: BufferGeometry): BufferGeometry {
  const corners = geometry.index?.count ?? geometry.getAttribute('position').count;
  if (corners === 0 || corners % 3 !== 0) throw new Error('The model has no triangles');
  const smoothed = corners / 3 > smoothedTriangles ? geometry.toNonIndexed() : toCreasedNormals(geometry, creaseAngle);
  // Without common corners, normals are those of the facets.
  if (!smoothed.hasAttribute('normal')) smoothed.computeVertexNormals();
  if (smoothed !== geometry) geometry.dispose();
  return smoothed;
}

/** The box around a model. Throws where there is none: nothing in it, or coordinates that are no numbers. */
export function boxAround(model: Object3D): Box3 {
  const box = new Box3().setFromObject(model);
  const sides = [...box.min.toArray(), ...box.max.toArray()];
  if (box.isEmpty() || !sides.every(Number.isFinite) || box.min.equals(box.max)) {
    throw new Error('The model has no extent');
  }
  return box;
}
