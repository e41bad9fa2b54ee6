import { purgeTags } from '@alexandrite/service-kit/cache';
import { registry } from '@alexandrite/service-kit/metrics';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { hash } from 'node:crypto';
import { aGate } from '../support/cache-stand.ts';
import { CachedPair, isHit } from '../support/cached-pair.ts';

const ring = '{ product(slug: "ring") { id name } }';
const drop = '{ product(slug: "drop") { id name } }';
const list = '{ products { nodes { id name } } }';

const pair = CachedPair.forTests();

/** How many questions to the shop something costs. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = pair.house.shop.questions;
  await work();
  return pair.house.shop.questions - before;
}

describe('what everybody may see', () => {
  it('is asked of the shop once, by whichever gateway, method and form', async () => {
    expect(await pair.warm(pair.one, ring)).toBe(1);
    const bodies = new Set<string>();
    const cost = await costOf(async () => {
      for (const gateway of [pair.one, pair.other]) {
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
    await pair.warm(pair.one, ring);
    const { text } = await pair.one.post(ring, { headers: { 'accept-language': 'ru' } });
    expect(text).toContain('ring (ru)');
    await pair.warm(pair.one, ring, { headers: { 'accept-language': 'ru' } });
    expect((await pair.one.post(ring)).text).toContain('ring (en)');
  });

  it('is asked of the shop once by a hundred at the same time, over two gateways', async () => {
    const gate = aGate();
    pair.house.shop.before = () => gate.passed;
    const asked = Array.from({ length: 100 }, (_, index) => (index % 2 ? pair.one : pair.other).post(list));
    await waitUntil('the shop is asked', () => pair.house.shop.questions > 0);
    gate.open();
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(pair.house.shop.questions).toBe(1);
  });

  it('is what the gateway would have computed, byte for byte', async () => {
    const computed = await pair.one.post(`${list} # computed, as mutation is said here`);
    await pair.warm(pair.one, list);
    const stored = await pair.one.post(list);
    expect(stored.text).toBe(computed.text);
    for (const name of ['content-type', 'access-control-allow-origin']) {
      expect(stored.headers.get(name)).toBe(computed.headers.get(name));
    }
  });

  it('is seen by pages of ours, with a person’s cookie', async () => {
    await pair.warm(pair.one, ring);
    const { headers } = await pair.one.post(ring, { headers: { origin: 'http://web.alexandrite.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('http://web.alexandrite.example');
    expect(headers.get('vary')).toContain('Origin');
  });
});

describe('an edit', () => {
  it('is seen at once on every gateway, and costs what shows the piece and no more', async () => {
    for (const query of [ring, drop, list]) {
      await pair.warm(pair.one, query);
      await pair.warm(pair.other, query);
    }
    pair.house.shop.pieces.set('ring', { id: 'prd_ring', slug: 'ring', name: 'Band' });
    expect(await purgeTags(pair.redis, ['Product:prd_ring'])).toBe(2);
    await waitUntil('both show it', async () => {
      const shown = await Promise.all([pair.one, pair.other].map((gateway) => gateway.post(ring)));
      return shown.every(({ text }) => text.includes('Band'));
    });
    const again: string[] = [];
    for (const gateway of [pair.one, pair.other])
      for (const query of [ring, list]) again.push((await gateway.post(query)).text);
    expect(again.every((text) => text.includes('Band'))).toBe(true);
    expect(await costOf(() => Promise.all([pair.one, pair.other].map((gateway) => gateway.post(drop))))).toBe(0);
  });

  it('that comes while an answer is computed keeps the old one from being kept', async () => {
    const gate = aGate();
    pair.house.shop.before = () => gate.passed;
    const early = pair.one.post(ring);
    await waitUntil('the shop is asked', () => pair.house.shop.questions === 1);
    // The shop has read the piece already; the edit and its purge come before its answer.
    await purgeTags(pair.redis, ['Product:prd_ring']);
    gate.open();
    expect((await early).text).toContain('ring (en)');
    pair.house.shop.pieces.set('ring', { id: 'prd_ring', slug: 'ring', name: 'Band' });
    for (const gateway of [pair.one, pair.other, pair.one, pair.other])
      expect((await gateway.post(ring)).text).toContain('Band');
  });
});

describe('browsers and a CDN', () => {
  it('may keep for a moment what anybody asked by GET, and ask whether it has changed', async () => {
    await pair.warm(pair.one, ring);
    const { headers } = await pair.one.get(ring);
    expect(headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=1');
    expect(headers.get('vary')?.toLowerCase().split(', ').toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'origin',
      'x-alexandrite-locale',
    ]);
    const etag = headers.get('etag') ?? '';
    const known = await pair.one.get(ring, { headers: { 'if-none-match': etag } });
    expect([known.status, known.text, known.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await pair.other.get(ring)).headers.get('etag')).toBe(etag);
    expect((await pair.one.post(ring)).headers.get('cache-control')).toBe('private, no-store');
  });

  it('are told of a change by another tag', async () => {
    await pair.warm(pair.one, ring);
    const before = (await pair.one.get(ring)).headers.get('etag') ?? '';
    pair.house.shop.pieces.set('ring', { id: 'prd_ring', slug: 'ring', name: 'Band' });
    await purgeTags(pair.redis, ['Product:prd_ring']);
    await waitUntil(
      'it has changed',
      async () => (await pair.one.get(ring, { headers: { 'if-none-match': before } })).status === 200,
    );
  });

  it('are sent the compression that they like, made once', async () => {
    for (let piece = 0; piece < 50; piece += 1) {
      pair.house.shop.pieces.set(`p${piece}`, {
        id: `prd_${piece}`,
        slug: `p${piece}`,
        name: 'A ring with a long name',
      });
    }
    await pair.warm(pair.one, list);
    const plain = await pair.one.post(list, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    for (const encoding of ['br', 'gzip']) {
      const answer = await pair.other.get(list, { headers: { 'accept-encoding': encoding } });
      expect([answer.headers.get('content-encoding'), answer.text]).toEqual([encoding, plain.text]);
      expect(Number(answer.headers.get('content-length'))).toBeLessThan(plain.text.length / 4);
    }
  });

  it('may ask for the head alone', async () => {
    await pair.warm(pair.one, ring);
    const address = `${pair.one.url}?${new URLSearchParams({ query: ring }).toString()}`;
    const answer = await fetch(address, { method: 'HEAD', headers: { 'accept-language': 'en' } });
    expect([answer.status, await answer.text(), isHit(answer)]).toEqual([200, '', true]);
  });

  it('are refused from foreign pages as before', async () => {
    await pair.warm(pair.one, ring);
    expect((await pair.one.get(ring, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(400);
  });
});

describe('without Redis', () => {
  it('answers are computed, and the metrics say so', async () => {
    await pair.warm(pair.one, ring);
    await pair.server.kill();
    const statuses = new Set<number>();
    await waitUntil('it is noticed', async () => {
      const answer = await pair.one.post(ring);
      statuses.add(answer.status);
      return !isHit(answer);
    });
    expect([...statuses]).toEqual([200]);
    expect(await costOf(() => pair.one.post(ring))).toBe(1);
    expect(await registry.getSingleMetricAsString('gateway_cache_up')).toMatch(/ 0$/m);
    await pair.server.start();
    await pair.warm(pair.one, ring);
  });
});
