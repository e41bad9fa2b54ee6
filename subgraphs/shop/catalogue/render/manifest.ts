import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MediaManifest } from '../media.ts';

const MEDIA = fileURLToPath(new URL('../media', import.meta.url));
const MANIFEST = join(MEDIA, 'manifest.json');

/** What was made, and in `recipes` the fingerprint of everything that each file was made from. */
export type WorkingManifest = MediaManifest & { recipes: Record<string, string> };

export async function readManifest(): Promise<WorkingManifest> {
  const text = await readFile(MANIFEST, 'utf8').catch(() => undefined);
  // The file is written below and nowhere else.
  return text === undefined
    ? { pageColour: '', products: {}, stills: {}, recipes: {} }
    : (JSON.parse(text) as WorkingManifest);
}

export async function writeManifest(manifest: WorkingManifest): Promise<void> {
  await mkdir(MEDIA, { recursive: true });
  await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Writes a media file and returns its size and the hash that names it to caches. */
export async function writeMedia(path: string, bytes: Uint8Array): Promise<{ bytes: number; hash: string }> {
  const file = join(MEDIA, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return { bytes: bytes.byteLength, hash: fingerprint(bytes) };
}

/** Whether the file on disk is the one that the manifest describes: one lost or replaced is made again. */
export async function isIntact(path: string, manifest: MediaManifest): Promise<boolean> {
  const listed = [
    ...Object.values(manifest.products).flatMap(({ hero, front, model }) => [hero, front, model]),
    ...Object.values(manifest.stills),
  ].find((file) => file?.path === path);
  const content = await readFile(join(MEDIA, path)).catch(() => undefined);
  return listed !== undefined && content !== undefined && fingerprint(content) === listed.hash;
}

export const fingerprint = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
};
