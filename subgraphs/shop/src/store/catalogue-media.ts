import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

/** A file of the catalogue as it is served. Its address holds a hash of its bytes, so the two never part. */
export interface MediaFile {
  /** Such as `/media/dusk-solitaire/hero.0123456789abcdef.webp`. */
  readonly address: string;
  /** Where it lies on this machine. */
  readonly location: string;
  readonly contentType: string;
  readonly byteSize: number;
  readonly hash: string;
}

/** A picture of a piece. */
export interface Picture {
  /** What it shows. */
  readonly view: PictureView;
  readonly address: string;
  readonly width: number;
  readonly height: number;
  /** A tiny picture as a data URL. */
  readonly placeholder: string;
}

export type CatalogueMedia = Awaited<ReturnType<typeof openCatalogueMedia>>;

/** In the order they are shown, the main one first. */
const views = ['hero', 'front'] as const;
export type PictureView = (typeof views)[number];

const contentTypes: Readonly<Record<string, string>> = {
  '.webp': 'image/webp',
  '.glb': 'model/gltf-binary',
};

const fileShape = z.object({
  /** Relative to the folder; plain names only, so that nothing outside of it can be meant. */
  path: z.string().regex(/^([a-z0-9-]+\/)*[a-z0-9-]+\.(webp|glb)$/, 'is no path of a picture or model'),
  bytes: z.number().int().positive(),
  /** First 16 hexadecimal digits of the SHA-256 of the bytes. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
});
const pictureShape = fileShape.extend({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  placeholder: z.string().startsWith('data:image/'),
});

/** What is read of `manifest.json`. A piece may still lack pictures while they are being made. */
const manifestShape = z.object({
  products: z.record(
    z.string(),
    z.object({ hero: pictureShape.optional(), front: pictureShape.optional(), model: fileShape.optional() }),
  ),
  stills: z.record(z.string(), pictureShape),
});

/**
 * The pictures and 3D models of the catalogue. They are part of a release, as the code is.
 * @param folder where they lie, described by `manifest.json`
 */
export async function openCatalogueMedia(folder: string) {
  const { products, stills } = manifestShape.parse(
    JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')),
  );
  const pieces = Object.values(products).flatMap(({ hero, front, model }) => [hero, front, model]);
  const all = [...pieces, ...Object.values(stills)].filter((file) => file !== undefined);
  const files = all.map((file) => ({ plain: `/media/${file.path}`, served: describe(folder, file) }));
  const byAddress = new Map(files.map(({ served }) => [served.address, served]));
  const current = new Map(files.map(({ plain, served }) => [plain, served.address]));

  return {
    /** Whether a piece can be shown: there is a picture of it and a model to turn. */
    has: (slug: string): boolean => products[slug]?.hero !== undefined && products[slug].model !== undefined,

    picturesOf: (slug: string): Picture[] =>
      views.flatMap((view) => {
        const picture = products[slug]?.[view];
        if (!picture) return [];
        const { width, height, placeholder } = picture;
        return [{ view, address: addressOf(picture), width, height, placeholder }];
      }),

    /** Address of a piece's 3D model. A piece without one has an address where nothing is, and is shown all the same. */
    modelOf(slug: string): string {
      const model = products[slug]?.model;
      return model ? addressOf(model) : `/media/${slug}/model.glb`;
    },

    all: (): MediaFile[] => [...byAddress.values()],

    /** The file at an address. No path is ever made from what a client says: an address is known or it is not. */
    find: (address: string): MediaFile | null => byAddress.get(address) ?? null,

    /** Where a file is that is asked for without its hash, or with the hash that it had in an earlier release. */
    findCurrent: (address: string): string | null =>
      current.get(address.replace(/\.[0-9a-f]{16}(?=\.[a-z0-9]+$)/, '')) ?? null,
  };
}

type FileEntry = z.infer<typeof fileShape>;

function addressOf({ path: file, hash }: FileEntry): string {
  const { dir, name, ext } = path.posix.parse(file);
  return `/media/${dir === '' ? '' : `${dir}/`}${name}.${hash}${ext}`;
}

function describe(folder: string, file: FileEntry): MediaFile {
  const contentType = contentTypes[path.extname(file.path)] ?? 'application/octet-stream';
  const location = path.join(folder, file.path);
  return { address: addressOf(file), location, contentType, byteSize: file.bytes, hash: file.hash };
}
