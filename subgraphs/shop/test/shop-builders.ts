import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { SubgraphParts } from '@alexandrite/service-kit/subgraph';
import {
  aKeyPair,
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
} from '@alexandrite/service-kit/testing';
import type { SubgraphContext } from '../src/context.ts';
import type { ProductFacts } from '../src/domain/catalogue/product.ts';
import { buildShop, type ShopMachine, type ShopSetup } from '../src/service.ts';

export const placeholder = 'data:image/webp;base64,AAAA';

/** The keys of test shops. */
export const sessionKeys = aKeyPair();

/** A shop that listens, with folders of its own for uploads and catalogue media. */
export interface TestShop {
  readonly platform: TestPlatform;
  readonly subgraph: TestSubgraph;
  readonly parts: SubgraphParts<SubgraphContext>;
  readonly setup: ShopSetup;
  readonly storageDir: string;
  readonly mediaDir: string;
  close(): Promise<void>;
}

/** Sessions and links are checked against this machine's clock, so the shop's clock starts with it. */
export async function openTestShop(
  slugs: readonly string[] = [],
  setup: Partial<ShopSetup> = {},
  machine: ShopMachine = {},
): Promise<TestShop> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'alexandrite-shop-'));
  const storageDir = path.join(folder, 'files');
  const mediaDir = path.join(folder, 'media');
  await writeMedia(mediaDir, slugs);
  const platform = await openTestPlatform('shop', new Date());
  const completeSetup: ShopSetup = {
    SESSION_PRIVATE_KEY: sessionKeys.signing,
    SESSION_PUBLIC_KEY: undefined,
    UPLOAD_SECRET: 'an upload secret for tests, long enough',
    HOST: '127.0.0.1',
    GATEWAY_PUBLIC_URL: 'http://localhost:4000',
    SIGN_UPS_PER_ADDRESS: 1_000_000,
    MAX_MODEL_BYTES: 200_000_000,
    MODEL_BYTES_PER_ACCOUNT: 20_000_000_000,
    STORAGE_FLOOR_BYTES: 0,
    STORAGE_DIR: storageDir,
    S3_REGION: 'us-east-1',
    ...setup,
  };
  const parts = await buildShop(platform, completeSetup, { mediaFolder: mediaDir, ...machine });
  const subgraph = await createTestSubgraph(platform, parts);
  return {
    platform,
    subgraph,
    parts,
    setup: completeSetup,
    storageDir,
    mediaDir,
    async close() {
      await subgraph.close();
      await platform.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Two pictures and a model of each piece, whose bytes say what they are. */
async function writeMedia(folder: string, slugs: readonly string[]): Promise<void> {
  const write = async (slug: string, name: string) => {
    const file = path.join(slug, name);
    const bytes = `${name} of ${slug}`;
    await mkdir(path.join(folder, slug), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
    return { path: file, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16) };
  };
  const picture = { width: 1200, height: 1200, placeholder };
  const products: Record<string, object> = {};
  for (const slug of slugs) {
    products[slug] = {
      hero: { ...(await write(slug, 'hero.webp')), ...picture },
      front: { ...(await write(slug, 'front.webp')), ...picture },
      model: await write(slug, 'model.glb'),
    };
  }
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify({ products, stills: {} }));
}

/** A catalogue piece; say what matters to the test. */
export function aPiece(given: Partial<ProductFacts> & Pick<ProductFacts, 'slug'>): ProductFacts {
  return {
    kind: 'RING',
    collectionSlug: 'thread',
    name: { ru: `Кольцо ${given.slug}`, en: `Ring ${given.slug}` },
    description: { ru: 'Проволока скручена.', en: 'Wire is twisted.' },
    price: { amountMinor: 1_000_000, currency: 'RUB' },
    leadTimeDays: 10,
    metals: ['YELLOW_GOLD'],
    stones: [],
    sizes: ['17', '17.5'],
    massGrams: 3.1,
    position: 0,
    ...given,
  };
}

/** Database commands that something takes, one for each call of mongoose. */
export async function countQueries({ mongo }: TestPlatform, work: () => Promise<unknown>): Promise<number> {
  let queries = 0;
  mongo.set('debug', () => (queries += 1));
  await work();
  mongo.set('debug', false);
  return queries;
}

/** Asks for a path as it is written; fetch would tidy it up before it is sent. */
export async function statusOf(url: string, address: string, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { path: address, method }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
