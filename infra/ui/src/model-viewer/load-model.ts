import { Group, Mesh } from 'three';
import type { BufferGeometry, Object3D } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { STLLoader } from 'three/addons/loaders/STLLoader.js';
import { toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';
import { metalSlot } from './dress.ts';

export type ModelFormat = 'glb' | 'stl';

/** Where a model comes from: an address, or bytes that are here already. */
export type ModelSource =
  | { readonly format: ModelFormat; readonly url: string }
  | { readonly format: ModelFormat; readonly bytes: ArrayBuffer };

/** Edges sharper than this stay edges, in radians; the rest is a smooth surface. */
const creaseAngle = Math.PI / 5;
/** Smoothing takes about a second for every million triangles: beyond this, facets are shown as they are. */
const smoothedTriangles = 400_000;

/**
 * Reads a model, upright (y up) as the stage wants it. Throws when it cannot be fetched or read; the reason is for
 * developers, what a person is told is the caller's affair.
 */
export async function loadModel(source: ModelSource, signal: AbortSignal): Promise<Object3D> {
  const bytes = 'bytes' in source ? source.bytes : await fetchBytes(source.url, signal);
  const model = source.format === 'stl' ? readStl(bytes) : (await new GLTFLoader().parseAsync(bytes, '')).scene;
  signal.throwIfAborted();
  return model;
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The model answered HTTP ${String(response.status)}`);
  return response.arrayBuffer();
}

function readStl(bytes: ArrayBuffer): Object3D {
  const geometry = new STLLoader().parse(bytes);
  const positions = geometry.getAttribute('position');
  if (positions.count === 0) throw new Error('The model has no triangles');
  const mesh = new Mesh(smooth(geometry, positions.count / 3));
  mesh.name = metalSlot;
  // Modelling programs draw with z up.
  mesh.rotation.x = -Math.PI / 2;
  return new Group().add(mesh);
}

function smooth(geometry: BufferGeometry, triangles: number): BufferGeometry {
  if (triangles > smoothedTriangles) return geometry;
  const smoothed = toCreasedNormals(geometry, creaseAngle);
  if (smoothed !== geometry) geometry.dispose();
  return smoothed;
}
