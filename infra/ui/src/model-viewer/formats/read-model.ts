import { Group, LoadingManager, Mesh } from 'three';
import type { Object3D } from 'three';
import { assertNodesEnd } from './gltf-nodes.ts';
import type { ModelFormat } from './model-source.ts';

/** A 3MF is a zip: more than this, unpacked, is none that a page could show, in bytes. */
const mostUnpacked = 200_000_000;

/**
 * The scene in a file, in the file's own coordinates. Each reader is loaded when its format is first met. Throws what
 * says why it cannot be read.
 */
export async function readModel(format: ModelFormat, bytes: ArrayBuffer): Promise<Object3D> {
  switch (format) {
    case 'stl': {
      const { STLLoader } = await import('three/addons/loaders/STLLoader.js');
      return new Group().add(new Mesh(new STLLoader().parse(bytes)));
    }
    case 'ply': {
      const { PLYLoader } = await import('three/addons/loaders/PLYLoader.js');
      const geometry = new PLYLoader().parse(bytes);
      if (!geometry.index) throw new Error('The model has points, but no facets');
      return new Group().add(new Mesh(geometry));
    }
    case 'obj': {
      const { OBJLoader } = await import('three/addons/loaders/OBJLoader.js');
      return new OBJLoader().parse(new TextDecoder().decode(bytes));
    }
    case '3mf':
      return read3mf(bytes);
    case 'gltf':
    case 'glb':
      return readGltf(bytes);
  }
}

async function read3mf(bytes: ArrayBuffer): Promise<Object3D> {
  const [{ ThreeMFLoader }, { unzipSync }] = await Promise.all([
    import('three/addons/loaders/3MFLoader.js'),
    import('three/addons/libs/fflate.module.js'),
  ]);
  let unpacked = 0;
  unzipSync(new Uint8Array(bytes), {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      return false;
    },
  });
  if (unpacked > mostUnpacked) throw new Error('The file unpacks to more than can be shown');
  return new ThreeMFLoader().parse(bytes);
}

async function readGltf(bytes: ArrayBuffer): Promise<Object3D> {
  const { GLTFLoader } = await import('three/addons/loaders/GLTFLoader.js');
  assertNodesEnd(bytes);
  const manager = new LoadingManager();
  manager.setURLModifier((url) => {
    // A file must not make the page ask other addresses.
    if (!/^(?:data|blob):/.test(url)) throw new Error('The model refers to another file');
    return url;
  });
  return (await new GLTFLoader(manager).parseAsync(bytes, '')).scene;
}
