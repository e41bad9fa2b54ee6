import { purgeTags } from '@alexandrite/service-kit/cache';
import { createLog } from '@alexandrite/service-kit/log';
import { registry } from '@alexandrite/service-kit/metrics';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { hash } from 'node:crypto';
import { type CachedGateway, type CachedHouse, openCachedHouse } from '../support/cached-gateway.ts';
import { aGate, type OwnRedis, ownRedis } from '../support/cache-stand.ts';

const ring = '{ product(slug: "ring") { id name } }';
const drop = '{ product(slug: "drop") { id name } }';
const list = '{ products { nodes { id name } } }';

let server: OwnRedis;
let redis: RedisClient;
let house: CachedHouse;
let one: CachedGateway;
let other: CachedGateway;

beforeAll(async () => {
  server = await ownRedis();
  await server.start();
  redis = await connectRedis(server.url, createLog('test', 'silent'));
});
beforeEach(async () => {
  await redis.flushAll();
  house = await openCachedHouse(server.url, 2);
  const [first, second] = house.gateways;
  if (!first || !second) throw new Error('two gateways');
  [one, other] = [first, second];
});
afterEach(() => house.close());
afterAll(async () => {
  redis.destroy();
  await server.remove();
});

const isHit = ({ headers }: { readonly headers: Headers }): boolean => headers.get('cache-status') === 'gateway; hit';

/** Asks until it is answered from the cache; how often the shop was asked for it. */
async function warm(gateway: CachedGateway, query: string, given = {}): Promise<number> {
  const before = house.shop.questions;
  await waitUntil('it is stored', async () => {
    await gateway.post(query, given);
    const questions = house.shop.questions;
    return isHit(await gateway.post(query, given)) && house.shop.questions === questions;
  });
  return house.shop.questions - before;
}

/** How many questions to the shop something costs. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = house.shop.questions;
  await work();
  return house.shop.questions - before;
}

describe('what everybody may see', () => {
  it('is asked of the shop once, by whichever gateway, method and form', async () => {
    expect(await warm(one, ring)).toBe(1);
    const bodies = new Set<string>();
    const cost = await costOf(async () => {
      for (const gateway of [one, other]) {
        bodies.add((await gateway.post(ring)).text);
        bodies.add((await gateway.get(ring)).text);
        bodies.add((await gateway.post(ring, { headers: { accept: 'application/graphql-response+json' } })).text);
        const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash('sha256', ring) } });
        const address = `${gateway.url}?${new URLSearchParams({ extensions }).toString()}`;
        bodies.add(await (await fetch(address, { headers: { 'accept-language': 'en' } })).text());
      }
    });
    expect([...bodies]).toEqual(['{"data":{"product":{"id":"prd_ring","name":"ring (en)"}}}']);
    expect(cost).toBe(0);
  });

  it('is in the language of each', async () => {
    await warm(one, ring);
    const { text } = await one.post(ring, { headers: { 'accept-language': 'ru' } });
    expect(text).toContain('ring (ru)');
    await warm(one, ring, { headers: { 'accept-language': 'ru' } });
    expect((await one.post(ring)).text).toContain('ring (en)');
  });

  it('is asked of the shop once by a hundred at the same time, over two gateways', async () => {
    const gate = aGate();
    house.shop.before = () => gate.passed;
    const asked = Array.from({ length: 100 }, (_, index) => (index % 2 ? one : other).post(list));
    await waitUntil('the shop is asked', () => house.shop.questions > 0);
    gate.open();
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(house.shop.questions).toBe(1);
  });

  it('is what the gateway would have computed, byte for byte', async () => {
    const computed = await one.post(`${list} # computed, as mutation is said here`);
    await warm(one, list);
    const stored = await one.post(list);
    expect(stored.text).toBe(computed.text);
    for (const name of ['content-type', 'access-control-allow-origin']) {
      expect(stored.headers.get(name)).toBe(computed.headers.get(name));
    }
  });

  it('is seen by pages of ours, with a person’s cookie', async () => {
    await warm(one, ring);
    const { headers } = await one.post(ring, { headers: { origin: 'http://web.alexandrite.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('http://web.alexandrite.example');
    expect(headers.get('vary')).toContain('Origin');
  });
});

describe('an edit', () => {
  it('is seen at once on every gateway, and costs what shows the piece and no more', async () => {
    for (const query of [ring, drop, list]) {
      await warm(one, query);
      await warm(other, query);
    }
    house.shop.pieces.set('ring', { id: 'prd_ring', slug: 'ring', name: 'Band' });
    expect(await purgeTags(redis, ['Product:prd_ring'])).toBe(2);
    await waitUntil('both show it', async () => {
      const shown = await Promise.all([one, other].map((gateway) => gateway.post(ring)));
      return shown.every(({ text }) => text.includes('Band'));
    });
    const again: string[] = [];
    for (const gateway of [one, other]) for (const query of [ring, list]) again.push((await gateway.post(query)).text);
    expect(again.every((text) => text.includes('Band'))).toBe(true);
    expect(await costOf(() => Promise.all([one, other].map((gateway) => gateway.post(drop))))).toBe(0);
  });

  it('that comes while an answer is computed keeps the old one from being kept', async () => {
    const gate = aGate();
    house.shop.before = () => gate.passed;
    const early = one.post(ring);
    await waitUntil('the shop is asked', () => house.shop.questions === 1);
    // The shop has read the piece already; the edit and its purge come before its answer.
    await purgeTags(redis, ['Product:prd_ring']);
    gate.open();
    expect((await early).text).toContain('ring (en)');
    house.shop.pieces.set('ring', { id: 'prd_ring', slug: 'ring', name: 'Band' });
    for (const gateway of [one, other, one, other]) expect((await gateway.post(ring)).text).toContain('Band');
  });
});

describe('browsers and a CDN', () => {
  it('may keep for a moment what anybody asked by GET, and ask whether it has changed', async () => {
    await warm(one, ring);
    const { headers } = await one.get(ring);
    expect(headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=1');
    expect(headers.get('vary')?.toLowerCase().split(', ').toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'origin',
      'x-alexandrite-locale',
    ]);
    const etag = headers.get('etag') ?? '';
    const known = await one.get(ring, { headers: { 'if-none-match': etag } });
    expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await other.get(ring)).headers.get('etag')).toBe(etag);
    expect((await one.post(ring)).headers.get('cache-control')).toBe('private, no-store');
  });

  it('are told of a change by another tag', async () => {
    await warm(one, ring);
    const before = (await one.get(ring)).headers.get('etag') ?? '';
    house.shop.pieces.set('ring', { id: 'prd_ring', slug: 'ring', name: 'Band' });
    await purgeTags(redis, ['Product:prd_ring']);
    await waitUntil(
      'it has changed',
      async () => (await one.get(ring, { headers: { 'if-none-match': before } })).status === 200,
    );
  });

  it('are sent the compression that they like, made once', async () => {
    for (let piece = 0; piece < 50; piece += 1) {
      house.shop.pieces.set(`p${piece}`, { id: `prd_${piece}`, slug: `p${piece}`, name: 'A ring with a long name' });
    }
    await warm(one, list);
    const plain = await one.post(list, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    for (const encoding of ['br', 'gzip']) {
      const answer = await other.get(list, { headers: { 'accept-encoding': encoding } });
      expect([answer.headers.get('content-encoding'), answer.text]).toEqual([encoding, plain.text]);
      expect(Number(answer.headers.get('content-length'))).toBeLessThan(plain.text.length / 4);
    }
  });

  it('may ask for the head alone', async () => {
    await warm(one, ring);
    const address = `${one.url}?${new URLSearchParams({ query: ring }).toString()}`;
    const answer = await fetch(address, { method: 'HEAD', headers: { 'accept-language': 'en' } });
    expect([answer.status, await answer.text(), isHit(answer)]).toEqual([200, '', true]);
  });

  it('are refused from foreign pages as before', async () => {
    await warm(one, ring);
    expect((await one.get(ring, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(400);
  });
});

describe('without Redis', () => {
  it('answers are computed, and the metrics say so', async () => {
    await warm(one, ring);
    await server.kill();
    const statuses = new Set<number>();
    await waitUntil('it is noticed', async () => {
      const answer = await one.post(ring);
      statuses.add(answer.status);
      return !isHit(answer);
    });
    expect([...statuses]).toEqual([200]);
    expect(await costOf(() => one.post(ring))).toBe(1);
    expect(await registry.getSingleMetricAsString('gateway_cache_up')).toMatch(/ 0$/m);
    await server.start();
    await warm(one, ring);
  });
});
