/**
 * Makes the catalogue's models and pictures: `npm run render -w @alexandrite/shop [-- options] [slugs]`.
 *   --draft          smaller and rougher, to judge a design by
 *   --models         models only, no pictures
 *   --shot=<name>    only hero, front or stills
 *   --chromium=<path>  the browser to draw with
 * Only what has changed since the last run is made again.
 */
import { parseArgs } from 'node:util';
import { PRODUCTS } from '../products.ts';
import type { Product } from '../products/product.ts';
import { openStudio } from './browser.ts';
import { fingerprint, isIntact, readManifest, writeManifest, writeMedia, type WorkingManifest } from './manifest.ts';
import { PAGE_COLOUR } from './page-colour.ts';
import type { Angle } from './page/framing.ts';
import type { PictureOrder } from './page/studio.ts';
import { extentOf, pieceFingerprint, studioFingerprint } from './recipe.ts';
import { shotsOf, type Shot } from './shots.ts';
import { STILLS } from './stills.ts';

const MODEL_LIMIT_BYTES = 260_000;

const { values: options, positionals: slugs } = parseArgs({
  allowPositionals: true,
  options: {
    draft: { type: 'boolean' },
    models: { type: 'boolean' },
    shot: { type: 'string' },
    chromium: { type: 'string' },
  },
});
const quality = options.draft
  ? { side: 800, wide: [1400, 770], samples: 12 }
  : { side: 800, wide: [1600, 880], samples: 9 };

type Studio = Awaited<ReturnType<typeof openStudio>>;

async function renderModel(product: Product, { page }: Studio, manifest: WorkingManifest): Promise<void> {
  const path = `${product.slug}/model.glb`;
  const metal = mainMetal(product);
  const recipe = fingerprint('model 3', metal, pieceFingerprint(product.design, { density: 0.6 }));
  if (manifest.recipes[path] === recipe && (await isIntact(path, manifest))) return;
  const { glb, triangles } = await page.evaluate(
    ([design, alloy, limit]) => window.studio.writeModel(design, alloy, limit),
    [product.design, metal, MODEL_LIMIT_BYTES] as const,
  );
  const file = await writeMedia(path, Buffer.from(glb, 'base64'));
  const media = (manifest.products[product.slug] ??= {});
  manifest.products[product.slug] = { ...media, model: { path, ...file, triangles, extent: extentOf(product.design) } };
  await note(manifest, path, recipe, file.bytes);
}

async function renderShot(
  product: Product,
  shot: Shot,
  studio: Studio,
  manifest: WorkingManifest,
  light: string,
): Promise<void> {
  const path = `${product.slug}/${shot.name}.webp`;
  const order: PictureOrder = {
    props: [
      { design: product.design, metal: mainMetal(product), pose: shot.pose ?? product.pose, x: 0, z: 0, turn: 0 },
    ],
    angle: angleOf(shot),
    studioTurn: shot.studioTurn,
    lampLight: shot.lampLight,
    width: quality.side,
    height: quality.side,
    samples: quality.samples,
  };
  const picture = await renderPicture(path, order, studio, manifest, light);
  if (!picture) return;
  manifest.products[product.slug] = { ...manifest.products[product.slug], [shot.name]: picture.entry };
  await note(manifest, path, picture.recipe, picture.entry.bytes);
}

async function renderPicture(
  path: string,
  order: PictureOrder,
  { page }: Studio,
  manifest: WorkingManifest,
  light: string,
) {
  const pieces = order.props.map(({ design }) => pieceFingerprint(design));
  const arrangement = order.props.map(({ metal, pose, x, z, turn }) => ({ metal, pose, x, z, turn }));
  const recipe = fingerprint(light, JSON.stringify({ ...order, props: arrangement }), ...pieces);
  if (manifest.recipes[path] === recipe && (await isIntact(path, manifest))) return undefined;
  const { picture, placeholder, colour } = await page.evaluate((wanted) => window.studio.takePicture(wanted), order);
  const file = await writeMedia(path, Buffer.from(picture, 'base64'));
  return { recipe, entry: { path, ...file, width: order.width, height: order.height, placeholder, colour } };
}

async function note(manifest: WorkingManifest, path: string, recipe: string, bytes: number): Promise<void> {
  manifest.recipes[path] = recipe;
  await writeManifest(manifest);
  console.log(`${path}  ${Math.round(bytes / 1024)} KB`);
}

/** The angle alone, so that a shot's name is no part of what a picture is made from. */
function angleOf({ azimuth, elevation, fill, fieldOfView, lens }: Shot): Angle {
  return { azimuth, elevation, fill, fieldOfView, lens };
}

function mainMetal(product: Product) {
  const [metal] = product.metals;
  if (!metal) throw new Error(`${product.slug} is offered in no metal`);
  return metal;
}

const manifest = await readManifest();
manifest.pageColour = PAGE_COLOUR;
const light = await studioFingerprint();
const studio = await openStudio(options.chromium);
try {
  const chosen = PRODUCTS.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug));
  if (!options.shot) for (const product of chosen) await renderModel(product, studio, manifest);
  for (const name of options.models ? [] : ['hero', 'front']) {
    if (options.shot && options.shot !== name) continue;
    for (const product of chosen) {
      for (const shot of shotsOf(product)) {
        if (shot.name === name) await renderShot(product, shot, studio, manifest, light);
      }
    }
  }
  if (!options.models && slugs.length === 0 && (!options.shot || options.shot === 'stills')) {
    for (const [name, still] of Object.entries(STILLS)) {
      const path = `stills/${name}.webp`;
      const [width = 0, height = 0] = quality.wide;
      const picture = await renderPicture(
        path,
        { ...still, width, height, samples: quality.samples },
        studio,
        manifest,
        light,
      );
      if (!picture) continue;
      manifest.stills[name] = picture.entry;
      await note(manifest, path, picture.recipe, picture.entry.bytes);
    }
  }
} finally {
  await studio.close();
}
