import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type CachedGateway, type CachedHouse, openCachedHouse } from '../support/cached-gateway.ts';
import { type OwnRedis, ownRedis } from '../support/cache-stand.ts';

const ring = '{ product(slug: "ring") { id name } }';

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

describe('what is one caller’s own', () => {
  const me = '{ viewer { id email } }';
  const mixed = '{ products { nodes { id } } viewer { id email } }';
  const aliased = '{ name: viewer { id: email } other: product(slug: "ring") { id } }';
  const inFragment = '{ product(slug: "ring") { id } ...Own } fragment Own on Query { viewer { id } }';
  const drafts = '{ product(slug: "ring") { id editing { revision } } }';

  it.each([me, mixed, aliased, inFragment, drafts])('is never another’s: %s', async (query) => {
    const callers = [
      { accountId: 'acc_1', roles: ['CUSTOMER'] },
      { accountId: 'acc_2', roles: ['CUSTOMER'] },
      { accountId: 'acc_3', roles: ['PARTNER'] },
      { accountId: 'acc_4', roles: ['MANAGER'] },
    ] as const;
    const tokens = await Promise.all(callers.map((caller) => house.tokenOf(caller)));
    const asked = Array.from({ length: 3 }, () => [...tokens, null]).flat();
    const answers = await Promise.all(
      asked.map((token, index) =>
        (index % 2 ? one : other).post(query, { headers: token === null ? {} : { authorization: `Bearer ${token}` } }),
      ),
    );
    answers.forEach(({ text, headers }, index) => {
      const mine = callers[index % 5];
      for (const { accountId } of callers) if (accountId !== mine?.accountId) expect(text).not.toContain(accountId);
      if (mine && query !== drafts) expect(text).toContain(mine.accountId);
      if (query === drafts) expect(text.includes('"revision":7')).toBe(mine?.accountId === 'acc_4');
      expect(headers.get('cache-control')).toBe('private, no-store');
    });
    expect(await redis.keys('{cache}:answer:*')).toEqual([]);
  });

  it('is not shown for the sake of a variable that another sets otherwise', async () => {
    const query = 'query ($me: Boolean!) { product(slug: "ring") { id } viewer @include(if: $me) { id } }';
    const skipping = 'query ($me: Boolean!) { product(slug: "ring") { id } viewer @skip(if: $me) { id } }';
    const headers = { authorization: `Bearer ${await house.tokenOf({ accountId: 'acc_1', roles: ['CUSTOMER'] })}` };
    const own = await one.post(query, { variables: { me: true }, headers });
    expect(own.text).toContain('acc_1');
    await warm(one, query, { variables: { me: false } });
    expect((await one.post(query, { variables: { me: true } })).text).toContain('"viewer":null');
    expect((await one.post(query, { variables: { me: false }, headers })).text).not.toContain('viewer');
    expect((await one.post(skipping, { variables: { me: false }, headers })).text).toContain('acc_1');
    expect((await one.post(skipping, { variables: { me: false } })).text).toContain('"viewer":null');
  });

  it('does not come with what is everybody’s: no cookie, no error', async () => {
    const { headers } = await one.post('mutation { signOut }');
    expect(headers.getSetCookie()).toEqual(['signed-out=nobody']);
    expect((await one.post('mutation { signOut }')).headers.get('cache-status')).toBeNull();
    const partial = '{ product(slug: "ring") { id } collections { slug } }';
    for (const gateway of [one, other]) expect(isHit(await gateway.post(partial))).toBe(false);
    expect(await redis.keys('{cache}:answer:*')).toEqual([]);
  });
});

describe('a caller with credentials', () => {
  it('shares what is everybody’s, and the answer says that it is theirs to keep', async () => {
    await warm(one, ring);
    const token = await house.tokenOf({ accountId: 'acc_1', roles: ['CUSTOMER'] });
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `alexandrite_session=${token}` }]) {
      const answer = await one.get(ring, { headers: { ...headers } });
      expect(isHit(answer)).toBe(true);
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('whose token does not hold is refused, whatever is stored', async () => {
    await warm(one, ring);
    for (let times = 0; times < 3; times += 1) {
      expect((await one.post(ring, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
    }
  });

  it('whose cookie is over is a visitor, and is told to forget it', async () => {
    await warm(one, ring);
    for (let times = 0; times < 3; times += 1) {
      const answer = await one.get(ring, { headers: { cookie: 'alexandrite_session=nonsense' } });
      expect(isHit(answer)).toBe(true);
      expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=0');
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    }
  });
});
