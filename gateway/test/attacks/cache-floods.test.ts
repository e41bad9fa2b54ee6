import { cachePrefix } from '@alexandrite/service-kit/cache';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type CacheStand, openCacheStand, type OwnRedis, ownRedis } from '../support/cache-stand.ts';
import { CachedPair, isHit } from '../support/cached-pair.ts';

describe('answers that are asked for with more than is asked', () => {
  const pair = CachedPair.forTests();
  const query =
    'query Piece($slug: String!, $full: Boolean = false) { product(slug: $slug) { id name @skip(if: $full) } }';
  const stored = () => pair.redis.zCard(`${cachePrefix}index`);

  it('are computed once and kept once, whatever variables come that the operation does not declare', async () => {
    await pair.warm(pair.one, query, { variables: { slug: 'ring' } });
    const { questions } = pair.house.shop;
    const kept = await stored();
    for (let index = 0; index < 20; index += 1) {
      const variables = { slug: 'ring', [`unused${index}`]: index, extra: 'x'.repeat(index) };
      for (const gateway of [pair.one, pair.other]) {
        const answer = await gateway.post(query, { variables });
        expect([answer.data, isHit(answer)]).toEqual([{ product: { id: 'prd_ring', name: 'ring (en)' } }, true]);
      }
    }
    expect([pair.house.shop.questions, await stored()]).toEqual([questions, kept]);
  });

  it('are the same with a default that is said, and by the only operation’s name', async () => {
    await pair.warm(pair.one, query, { variables: { slug: 'ring' } });
    const { questions } = pair.house.shop;
    const said = await pair.one.post(query, { variables: { full: false, slug: 'ring' } });
    const named = await fetch(pair.one.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ query, operationName: 'Piece', variables: { slug: 'ring' } }),
    });
    expect([isHit(said), isHit(named)]).toEqual([true, true]);
    expect(pair.house.shop.questions).toBe(questions);
  });

  it('are others with other values', async () => {
    await pair.warm(pair.one, query, { variables: { slug: 'ring' } });
    const other = await pair.one.post(query, { variables: { slug: 'ring', full: true } });
    expect(other.data).toEqual({ product: { id: 'prd_ring' } });
  });
});

describe('a flood of new questions', () => {
  let redis: OwnRedis;
  const stands: CacheStand[] = [];
  const aStand = async (...given: [Parameters<typeof openCacheStand>[1]?]): Promise<CacheStand> => {
    const stand = await openCacheStand(redis.url, ...given);
    stands.push(stand);
    return stand;
  };
  beforeAll(async () => {
    redis = await ownRedis();
    await redis.start();
  });
  afterAll(async () => {
    await Promise.all(stands.map((stand) => stand.close()));
    await redis.remove();
  });

  it.each([
    ['answers', { redisAnswers: 40 }],
    ['bytes', { redisBytes: 60_000 }],
  ])('pushes nothing that many ask for out of Redis or out of this process, by its %s', async (what, settings) => {
    const one = await aStand({ localBytes: 60_000, ...settings });
    const hot = Array.from({ length: 5 }, (_, index) => `hot ${what} ${index}`);
    const body = () => 'x'.repeat(900);
    for (const text of hot) await one.ask(text, { body, maxAge: 60 });
    await waitUntil('they are known to be asked for again', async () => {
      for (const text of hot) await one.ask(text, { body, maxAge: 60 });
      const known = await one.redis.zRange(`${cachePrefix}used`, 0, -1);
      return known.length >= hot.length;
    });
    const computed = hot.map((text) => one.computed(text));
    // They end later than those that are asked for by many.
    for (let index = 0; index < 200; index += 1) await one.ask(`new ${what} ${index}`, { body, maxAge: 3_600 });
    for (const text of hot) await one.ask(text, { body });
    expect(hot.map((text) => one.computed(text))).toEqual(computed);
    // In Redis, too: another gateway has not seen them.
    const other = await aStand(settings);
    for (const text of hot) expect(await other.ask(text, { body })).toMatchObject({ isOwn: false });
    const count = await one.redis.zCard(`${cachePrefix}index`);
    expect(count).toBeLessThanOrEqual(41);
    await one.redis.flushAll();
  });
});
