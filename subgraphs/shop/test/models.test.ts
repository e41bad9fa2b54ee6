import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { aCustomer, anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { countQueries, openTestShop, statusOf, type TestShop } from './shop-builders.ts';
import { aFile, type Model, Uploader } from './uploader.ts';

let shop: TestShop;
let uploads: Uploader;
beforeAll(async () => {
  shop = await openTestShop();
  uploads = new Uploader(shop);
});
afterAll(() => shop.close());

describe('an upload address', () => {
  it('is good for its own model, for uploading, and for an hour', async () => {
    const { id, url } = await uploads.begin(10);
    const other = await uploads.begin(10);
    const token = new URL(url).searchParams.get('token') ?? '';
    expect(await uploads.put(url.replace(id, other.id), aFile(10))).toMatchObject({
      status: 403,
      body: { code: 'LINK_INVALID' },
    });
    expect(await uploads.put(`${shop.subgraph.url}/uploads/${id}`, aFile(10))).toMatchObject({ status: 403 });
    expect(await uploads.put(`${url}x`, aFile(10))).toMatchObject({ status: 403 });
    expect((await fetch(`${shop.subgraph.url}/models/${id}/ring.stl?token=${token}`)).status).toBe(403);
    expect((await fetch(url)).status).toBe(405);

    const now = shop.platform.clock();
    shop.platform.setTime(new Date(now.getTime() + 71 * 60_000));
    expect(await uploads.put(url, aFile(10))).toMatchObject({ status: 403, body: { code: 'LINK_EXPIRED' } });
    shop.platform.setTime(now);
    expect(await uploads.put(url, aFile(10))).toMatchObject({ status: 200 });
  });

  it.each(['/uploads/..%2f..%2fetc%2fpasswd', '/models/..%2f..%2fetc/passwd', '/models/../../etc/passwd', '/uploads/'])(
    'leads nowhere else: %s',
    async (address) => {
      const method = address.startsWith('/u') ? 'PUT' : 'GET';
      expect([403, 404]).toContain(await statusOf(shop.subgraph.url, `${address}?token=x`, method));
    },
  );
});

describe('a model', () => {
  async function uploaded(): Promise<string> {
    const { id, url } = await uploads.begin(100);
    await uploads.put(url, aFile(100));
    return id;
  }

  it('is ready once it was measured, and says so once', async () => {
    const id = await uploaded();
    const event = await shop.subgraph.handle('model.measured.v1', { modelId: id });
    await shop.subgraph.handle('model.measured.v1', { modelId: id }, event.id);
    await shop.subgraph.handle('model.rejected.v1', { modelId: id, code: 'TRUNCATED' });
    expect(await uploads.modelOf(id)).toMatchObject({ status: 'READY', problem: null });
    await waitUntil('both events', () => uploads.eventsOf(id).length === 2);
    expect(uploads.eventsOf(id).map(({ type }) => type)).toEqual(['model.uploaded.v1', 'model.ready.v1']);
  });

  it.each([
    ['ring.obj', 'model/obj'],
    ['ring.ply', 'application/octet-stream'],
    ['ring.3mf', 'model/3mf'],
  ])('is sent out as what it is: %s', async (fileName, type) => {
    const { id, url } = await uploads.begin(100, fileName);
    await uploads.put(url, aFile(100));
    const { headers } = await fetch(uploads.here((await uploads.modelOf(id))?.fileUrl ?? ''));
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has a preview once it was measured, at an address of its own', async () => {
    const id = await uploaded();
    expect(await uploads.modelOf(id)).toMatchObject({ previewUrl: null });
    const glb = aFile(500);
    await mkdir(path.join(shop.storageDir, 'previews'), { recursive: true });
    await writeFile(path.join(shop.storageDir, 'previews', `${id}.glb`), glb);
    const preview = { storageKey: `previews/${id}.glb`, byteSize: glb.length, triangleCount: 12 };
    await shop.subgraph.handle('model.measured.v1', { modelId: id, preview });
    const model = await uploads.modelOf(id);
    const address = uploads.here(model?.previewUrl ?? '');
    expect(address).toMatch(new RegExp(`/models/${id}/preview/ring-preview\\.glb\\?token=`));
    const sent = await fetch(address);
    expect(Buffer.from(await sent.arrayBuffer()).equals(glb)).toBe(true);
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'content-type': 'model/gltf-binary',
      'content-disposition': "attachment; filename*=UTF-8''ring-preview.glb",
      'cache-control': 'private, max-age=3600, immutable',
      'x-content-type-options': 'nosniff',
    });
    const again = await fetch(address, { headers: { 'if-none-match': sent.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('has addresses of which none opens the other', async () => {
    const id = await uploaded();
    const preview = { storageKey: 'previews/none.glb', byteSize: 1, triangleCount: 1 };
    await shop.subgraph.handle('model.measured.v1', { modelId: id, preview });
    const model = await uploads.modelOf(id);
    const file = new URL(uploads.here(model?.fileUrl ?? ''));
    const light = new URL(uploads.here(model?.previewUrl ?? ''));
    expect((await fetch(`${file.origin}${file.pathname}${light.search}`)).status).toBe(403);
    expect((await fetch(`${light.origin}${light.pathname}${file.search}`)).status).toBe(403);
  });

  it('has no preview when none could be made', async () => {
    const id = await uploaded();
    await shop.subgraph.handle('model.measured.v1', { modelId: id, preview: null });
    expect(await uploads.modelOf(id)).toMatchObject({ status: 'READY', previewUrl: null });
  });

  it('takes a preview that comes later without saying again that it is ready', async () => {
    const id = await uploaded();
    await shop.subgraph.handle('model.measured.v1', { modelId: id });
    const preview = { storageKey: 'previews/later.glb', byteSize: 1, triangleCount: 1 };
    await shop.subgraph.handle('model.measured.v1', { modelId: id, preview });
    expect((await uploads.modelOf(id))?.previewUrl).toMatch(/preview/);
    await waitUntil('the news', () => uploads.eventsOf(id).length > 1);
    expect(uploads.eventsOf(id).filter(({ type }) => type === 'model.ready.v1')).toHaveLength(1);
  });

  it('says why it cannot be read, in the caller’s language', async () => {
    const id = await uploaded();
    await shop.subgraph.handle('model.rejected.v1', { modelId: id, code: 'TRUNCATED' });
    expect(await uploads.modelOf(id)).toMatchObject({
      status: 'UNREADABLE',
      problem: { code: 'TRUNCATED', message: expect.stringMatching(/cut short.*upload it anew/) as string },
    });
    expect((await uploads.modelOf(id, { ...uploads.owner, locale: 'ru' }))?.problem?.message).toMatch(/обрывается/);
    await waitUntil('both events', () => uploads.eventsOf(id).length === 2);
    expect(uploads.eventsOf(id)[1]).toMatchObject({
      type: 'model.unreadable.v1',
      payload: { ownerId: uploads.owner.accountId, code: 'TRUNCATED' },
    });
  });

  it('is no concern of others: they see nothing, staff see it', async () => {
    const id = await uploaded();
    expect(await uploads.modelOf(id, aCustomer())).toBeNull();
    expect(await uploads.modelOf(id, aVisitor())).toBeNull();
    expect((await uploads.modelOf(id, anIdentity({ roles: ['OPERATOR'] })))?.id).toBe(id);
  });

  it('that is not here is not missed', async () => {
    await expect(shop.subgraph.handle('model.measured.v1', { modelId: 'mdl_unknown' })).resolves.toBeDefined();
    expect(await uploads.modelOf('mdl_unknown')).toBeNull();
  });

  it('comes with fifty others in one query', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, async () => (await uploads.begin(10)).id));
    const query = 'query ($all: [_Any!]!) { _entities(representations: $all) { ... on Model { id status } } }';
    const all = ids.map((id) => ({ __typename: 'Model', id }));
    let found: Model[] = [];
    const queries = await countQueries(shop.platform, async () => {
      const answer = await shop.subgraph.ask<{ _entities: Model[] }>(uploads.owner, query, { all });
      found = answer.data._entities;
    });
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(queries).toBe(1);
  });
});
