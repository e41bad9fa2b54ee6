import type { FileStore } from '@alexandrite/service-kit/storage';
import * as z from 'zod';
import type { ModelPreview } from '../domain/quote/measured-model.ts';

/**
 * Puts a preview into the file store, under the content that it was made of: the same file has one, however many have
 * uploaded it, and a job that ran twice finds its own.
 */
export async function keepPreview(files: FileStore, sha256: string, glb: Uint8Array): Promise<ModelPreview> {
  const storageKey = `previews/${sha256}.glb`;
  // Somebody may be reading the one that is there; what a process that was killed left behind is shorter.
  if (!(await isStored(files, storageKey, glb.length))) {
    await files.put(storageKey, glb, { contentType: 'model/gltf-binary', contentLength: glb.length });
  }
  return { storageKey, byteSize: glb.length, triangleCount: trianglesIn(glb) };
}

async function isStored(files: FileStore, storageKey: string, byteSize: number): Promise<boolean> {
  if (!(await files.exists(storageKey))) return false;
  return (await files.getMetaData(storageKey)).contentLength === byteSize;
}

/** Where the description of a binary glTF begins, in bytes: behind a header of 12 and its own of 8. */
const descriptionAt = 20;
const gltfDescription = z.object({
  meshes: z.array(z.object({ primitives: z.array(z.object({ indices: z.number() })) })),
  accessors: z.array(z.object({ count: z.number() })),
});

/** Facets of a preview of ours: indexed triangles. */
function trianglesIn(glb: Uint8Array): number {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  const text = new TextDecoder().decode(glb.subarray(descriptionAt, descriptionAt + length));
  const { meshes, accessors } = gltfDescription.parse(JSON.parse(text));
  const corners = meshes.flatMap(({ primitives }) => primitives).map(({ indices }) => accessors[indices]?.count ?? 0);
  return corners.reduce((sum, count) => sum + count, 0) / 3;
}
