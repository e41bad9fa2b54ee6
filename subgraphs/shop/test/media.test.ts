import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogueMediaFolder } from '../src/service.ts';
import { openCatalogueMedia } from '../src/store/index.ts';
import { openTestShop, statusOf, type TestShop } from './shop-builders.ts';

let shop: TestShop;
let url: string;
beforeAll(async () => {
  shop = await openTestShop(['ring-0']);
  const [hero] = (await openCatalogueMedia(shop.mediaDir)).picturesOf('ring-0');
  url = `${shop.subgraph.url}${hero?.address ?? ''}`;
});
afterAll(() => shop.close());

describe('the files of the catalogue', () => {
  it('are sent to be kept for ever, and not again to who has them', async () => {
    const first = await fetch(url);
    expect(await first.text()).toBe('hero.webp of ring-0');
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': '19',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    const etag = first.headers.get('etag') ?? '';
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '19', '']);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });

  it('are found at their new address from the one of an earlier release', async () => {
    const old = url.replace(/\.[0-9a-f]{16}\./, '.0123456789abcdef.');
    const moved = await fetch(old, { redirect: 'manual' });
    expect(moved.status).toBe(302);
    expect(moved.headers.get('location')).toBe(new URL(url).pathname);
    expect(await (await fetch(old)).text()).toBe('hero.webp of ring-0');
    expect(await (await fetch(`${shop.subgraph.url}/media/ring-0/hero.webp`)).text()).toBe('hero.webp of ring-0');
  });

  it.each([
    '/media/manifest.json',
    '/media/ring-0/../../secret.txt',
    '/media/ring-0/..%2f..%2fsecret.txt',
    '/media/%2e%2e/%2e%2e/secret.txt',
    '/media/ring-0/%00hero.webp',
    '/media//etc/passwd',
    '/media/ring-0',
    '/media/',
    '//media',
    '/media/..\\..\\secret.txt',
  ])('are the only ones: nothing at %s', async (address) => {
    await writeFile(path.join(shop.mediaDir, '..', 'secret.txt'), 'secret');
    expect(await statusOf(shop.subgraph.url, address)).toBe(404);
  });

  it('are those that the catalogue of this release describes', async () => {
    const media = await openCatalogueMedia(catalogueMediaFolder);
    for (const { location, byteSize, hash } of media.all()) {
      const bytes = await readFile(location);
      expect([location, bytes.length]).toEqual([location, byteSize]);
      expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe(hash);
    }
  });
});
