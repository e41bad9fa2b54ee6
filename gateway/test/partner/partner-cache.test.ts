import { publishRevocation } from '@alexandrite/service-kit/live';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type OwnRedis, ownRedis } from '../support/cache-stand.ts';
import { type CachedGateway, type CachedHouse, openCachedHouse } from '../support/cached-gateway.ts';
import { aKey, askAtDoor, bearer } from '../support/partner-client.ts';

const ring = '{ product(slug: "ring") { name } }';

let server: OwnRedis;
let redis: RedisClient;
let house: CachedHouse;
let gateway: CachedGateway;
beforeAll(async () => {
  server = await ownRedis();
  await server.start();
  redis = await connectRedis(server.url, createLog('test', 'silent'));
  house = await openCachedHouse(server.url, 1);
  const [only] = house.gateways;
  if (!only) throw new Error('a gateway');
  gateway = only;
});
afterAll(async () => {
  await house.close();
  redis.destroy();
  await server.remove();
});

const isHit = (headers: Headers): boolean => headers.get('cache-status') === 'gateway; hit';

describe('answers that everybody may see', () => {
  it('are kept for partners, too, and shown to nobody whom the door does not let in', async () => {
    const { session, secret } = await aKey();
    const headers = bearer(secret);
    await waitUntil('it is kept', async () => isHit((await askAtDoor(gateway, ring, { headers })).headers));
    const asked = house.shop.questions;
    const kept = await askAtDoor(gateway, ring, { headers });
    expect([isHit(kept.headers), kept.data]).toEqual([true, { product: { name: 'ring (en)' } }]);
    expect(house.shop.questions).toBe(asked);

    const customer = await house.tokenOf({ accountId: 'acc_c', roles: ['CUSTOMER'] });
    for (const [other, status] of [
      [{}, 401],
      [bearer(customer), 403],
    ] as const) {
      const refused = await askAtDoor(gateway, ring, { headers: other });
      expect([refused.status, refused.data]).toEqual([status, undefined]);
    }
    // Once it is out, a key opens not even what everybody may see elsewhere.
    await publishRevocation(redis, house.shop.revocations.end(session));
    await waitUntil(
      'the key opens nothing',
      async () => (await askAtDoor(gateway, ring, { headers })).status === 401,
      1_000,
    );
  });

  it('are not taken from what was kept for the other door', async () => {
    const hidden = '{ product(slug: "cuff") { name editing { revision } } }';
    await waitUntil('it is kept', async () =>
      isHit((await gateway.post('{ product(slug: "cuff") { name } }')).headers),
    );
    const headers = bearer((await aKey()).secret);
    expect((await askAtDoor(gateway, hidden, { headers })).data).toBeUndefined();
  });
});
