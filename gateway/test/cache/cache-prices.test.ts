import { cachePrefix, purgeTags } from '@alexandrite/service-kit/cache';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis, type RedisClient } from '@alexandrite/service-kit/redis';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { type CachedGateway, type CachedHouse, openCachedHouse } from '../support/cached-gateway.ts';
import { type OwnRedis, ownRedis } from '../support/cache-stand.ts';

let server: OwnRedis;
let redis: RedisClient;
let house: CachedHouse;
let one: CachedGateway;

beforeAll(async () => {
  server = await ownRedis();
  await server.start();
  redis = await connectRedis(server.url, createLog('gateway', 'silent'));
});
beforeEach(async () => {
  await redis.flushAll();
  house = await openCachedHouse(server.url, 2);
  const [first] = house.gateways;
  if (!first) throw new Error('two gateways');
  one = first;
});
afterEach(() => house.close());
afterAll(async () => {
  redis.destroy();
  await server.remove();
});

const shownPrices = '{ materials { id pricePerGram { amountMinor } } }';

/** What a gateway says that a gram of silver costs. */
async function silver(gateway: CachedGateway): Promise<number> {
  const { text } = await gateway.post(shownPrices);
  return (JSON.parse(text) as { data: { materials: [{ pricePerGram: { amountMinor: number } }] } }).data.materials[0]
    .pricePerGram.amountMinor;
}
const isStored = (count: number) =>
  waitUntil(`${count} stored`, async () => (await redis.zCard(`${cachePrefix}index`)) === count);

const everywhere = () => Promise.all(house.gateways.map((gateway) => silver(gateway)));

describe('prices that are stored', () => {
  it('are computed once for all gateways', async () => {
    await silver(one);
    await isStored(1);
    expect([await everywhere(), await everywhere()]).toEqual([
      [100, 100],
      [100, 100],
    ]);
    expect(house.pricing.questions).toBe(1);
  });

  it('are dropped on every gateway when others are published, and pieces are not', async () => {
    await one.post('{ product(slug: "ring") { id name } }');
    await silver(one);
    await isStored(2);
    await everywhere();
    house.pricing.silverMinor = 200;
    expect(await purgeTags(redis, ['PriceList'])).toBe(1);
    await waitUntil('all show the new price', async () => (await everywhere()).every((price) => price === 200));
    await one.post('{ product(slug: "ring") { id name } }');
    expect(house.shop.questions).toBe(1);
  });

  it('end at the moment that pricing named: no request after it is shown the old ones, not even while computing', async () => {
    const endsAt = new Date(Date.now() + 700);
    house.pricing.endsAt = endsAt;
    expect(await silver(one)).toBe(100);
    await isStored(1);
    house.pricing.silverMinor = 200;
    house.pricing.endsAt = null;
    const seen: { readonly startedAt: number; readonly prices: readonly number[] }[] = [];
    await waitUntil('the new price is shown', async () => {
      const startedAt = Date.now();
      const prices = await everywhere();
      seen.push({ startedAt, prices });
      return prices.every((price) => price === 200);
    });
    const late = seen.filter(({ startedAt }) => startedAt >= endsAt.getTime());
    expect(late.flatMap(({ prices }) => prices).filter((price) => price !== 200)).toEqual([]);
    // Until then nobody asked pricing again.
    expect(seen.length).toBeGreaterThan(1);
    expect(house.pricing.questions).toBe(2);
  });

  it('that had ended when they came are shown to nobody else', async () => {
    house.pricing.endsAt = new Date(Date.now() - 1);
    await silver(one);
    await silver(one);
    expect(house.pricing.questions).toBe(2);
  });
});
