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

/** A real band, where the folder of real models lies beside the project; else a ring of the project's own. */
export async function aRing(): Promise<SampleModel> {
  const file = path.join(repositoryRoot, '../shared/meshes/ring-b6007d2.stl');
  if (existsSync(file)) {
    return { fileName: 'ring-b6007d2.stl', bytes: new Uint8Array(await readFile(file)), volumeMm3: 180.268052296 };
  }
  console.log('../shared/meshes is not there: the story is told with a ring of the project’s own');
  return { fileName: 'ring.stl', bytes: torusStl(), volumeMm3: null };
}
