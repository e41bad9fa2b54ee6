import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { MediaFile, MediaManifest } from './media.ts';
import { PRODUCTS } from './products.ts';

const read = (path: string) => readFileSync(new URL(`./media/${path}`, import.meta.url));

// The manifest is written by the render script alone, in this shape.
const manifest = JSON.parse(read('manifest.json').toString()) as MediaManifest;

const files: readonly MediaFile[] = [
  ...Object.values(manifest.products).flatMap(({ hero, front, model }) => [hero, front, model]),
  ...Object.values(manifest.stills),
].filter((file) => file !== undefined);

const MEGABYTE = 1_000_000;

describe('the catalogue media', () => {
  it.each(PRODUCTS.map(({ slug }) => slug))('shows %s in a picture and a model that can be turned', (slug) => {
    expect(Object.keys(manifest.products[slug] ?? {})).toEqual(expect.arrayContaining(['hero', 'model']));
  });

  it('names every file by its content', () => {
    for (const { path, bytes, hash } of files) {
      const content = read(path);
      expect([path, content.byteLength]).toEqual([path, bytes]);
      expect([path, createHash('sha256').update(content).digest('hex').slice(0, 16)]).toEqual([path, hash]);
    }
  });

  it('holds binary glTF models of at most 400 KB, and no product that is no longer sold', () => {
    for (const [slug, { model }] of Object.entries(manifest.products)) {
      expect(PRODUCTS.map((product) => product.slug)).toContain(slug);
      if (!model) continue;
      expect(read(model.path).subarray(0, 4).toString()).toBe('glTF');
      expect(model.bytes).toBeLessThanOrEqual(400_000);
    }
  });

  it('stays small enough to be kept with the code', () => {
    const total = files.reduce((sum, { path }) => sum + statSync(new URL(`./media/${path}`, import.meta.url)).size, 0);
    expect(total).toBeLessThan(12 * MEGABYTE);
  });
});
