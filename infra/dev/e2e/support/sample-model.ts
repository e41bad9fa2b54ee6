import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../../src/paths.ts';
import { torusStl } from './torus-stl.ts';

export interface SampleModel {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What an independent tool measured; null for a ring of our own. */
  readonly volumeMm3: number | null;
}

const realModels = path.join(repositoryRoot, '../shared/meshes');

/** A real model where the folder of them lies beside the project; null, and said so, where it does not. */
async function realModel(fileName: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const file = path.join(realModels, fileName);
  if (existsSync(file)) return new Uint8Array(await readFile(file));
  console.log(`../shared/meshes/${fileName} is not there: a model of the project’s own stands in for it`);
  return null;
}

/** A real band, else a ring of the project's own. */
export async function aRing(): Promise<SampleModel> {
  const bytes = await realModel('ring-b6007d2.stl');
  return bytes
    ? { fileName: 'ring-b6007d2.stl', bytes, volumeMm3: 180.268052296 }
    : { fileName: 'ring.stl', bytes: torusStl(), volumeMm3: null };
}

/** A real model whose surface has holes, else a ring of the project's own that lacks its last facets. */
export async function anOpenModel(): Promise<SampleModel> {
  const bytes = await realModel('teapot.stl');
  return bytes
    ? { fileName: 'teapot.stl', bytes, volumeMm3: null }
    : { fileName: 'open.stl', bytes: withoutLastFacets(torusStl(), 5), volumeMm3: null };
}

function withoutLastFacets(stl: Uint8Array<ArrayBuffer>, count: number): Uint8Array<ArrayBuffer> {
  const shorter = stl.slice(0, stl.length - 50 * count);
  new DataView(shorter.buffer).setUint32(80, (shorter.length - 84) / 50, true);
  return shorter;
}
