import { DoubleSide, Group, MeshStandardMaterial } from 'three';
import type { BufferGeometry, Object3D } from 'three';
import { isMesh, metalSlot } from '../scene/dress.ts';
import { readModel } from './read-model.ts';
import { bareGeometry, smooth } from './surfaces.ts';
import { isAllMetal, upIn, type ModelSource } from './model-source.ts';

/**
 * Reads a model, upright (y up) as the stage wants it; inside of what it answers are the coordinates of the file.
 * Throws when it cannot be fetched or read; the reason is for developers, what a person is told is the caller's affair.
 */
export async function loadModel(source: ModelSource, signal: AbortSignal): Promise<Object3D> {
  const bytes = 'bytes' in source ? source.bytes : await fetchBytes(source.url, signal);
  const read = await readModel(source.format, bytes);
  signal.throwIfAborted();
  const model = new Group().add(isAllMetal(source) ? inMetal(read) : read);
  // Modelling programs draw with z up, pictures for the web with y up.
  if (upIn(source) === 'z') model.rotation.x = -Math.PI / 2;
  model.updateMatrixWorld(true);
  return model;
}

async function fetchBytes(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The model answered HTTP ${String(response.status)}`);
  return response.arrayBuffer();
}

/**
 * Only the surfaces of a model, all of metal: whatever colours, lines and pictures its author gave it. Both sides of
 * them, for surfaces of customers have holes, and facets that are turned inward.
 */
function inMetal(model: Object3D): Object3D {
  const metal = new MeshStandardMaterial({ name: metalSlot, metalness: 1, side: DoubleSide });
  const smoothed = new Map<BufferGeometry, BufferGeometry>();
  const left: Object3D[] = [];
  model.traverse((node) => {
    if (!isMesh(node)) {
      if ('material' in node) left.push(node);
      return;
    }
    const { geometry } = node;
    for (const worn of [node.material].flat()) worn.dispose();
    node.material = metal;
    node.geometry = smoothed.get(geometry) ?? smooth(bareGeometry(geometry));
    smoothed.set(geometry, node.geometry);
  });
  for (const node of left) node.removeFromParent();
  return model;
}
