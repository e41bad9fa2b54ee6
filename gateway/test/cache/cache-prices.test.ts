import { cachePrefix, purgeTags } from '@alexandrite/service-kit/cache';
import { waitUntil } from '@alexandrite/service-kit/testing';
import type { CachedGateway } from '../support/cached-gateway.ts';
import { CachedPair } from '../support/cached-pair.ts';

const pair = CachedPair.forTests();

const shownPrices = '{ materials { id pricePerGram { amountMinor } } }';

/** What a gateway says that a gram of silver costs. */
async function silver(gateway: CachedGateway): Promise<number> {
  const { text } = await gateway.post(shownPrices);
  return (JSON.parse(text) as { data: { materials: [{ pricePerGram: { amountMinor: number } }] } }).data.materials[0]
    .pricePerGram.amountMinor;
}
const isStored = (count: number) =>
  waitUntil(`${count} stored`, async () => (await pair.redis.zCard(`${cachePrefix}index`)) === count);

const everywhere = () => Promise.all(pair.house.gateways.map((gateway) => silver(gateway)));

describe('prices that are stored', () => {
  it('are computed once for all gateways', async () => {
    await silver(pair.one);
    await isStored(1);
    expect([await everywhere(), await everywhere()]).toEqual([
      [100, 100],
      [100, 100],
    ]);
    expect(pair.house.pricing.questions).toBe(1);
  });

  it('are dropped on every gateway when others are published, and pieces are not', async () => {
    await pair.one.post('{ product(slug: "ring") { id name } }');
    await silver(pair.one);
    await isStored(2);
    await everywhere();
    pair.house.pricing.silverMinor = 200;
    expect(await purgeTags(pair.redis, ['PriceList'])).toBe(1);
    await waitUntil('all show the new price', async () => (await everywhere()).every((price) => price === 200));
    await pair.one.post('{ product(slug: "ring") { id name } }');
    expect(pair.house.shop.questions).toBe(1);
  });

  it('end at the moment that pricing named: no request after it is shown the old ones, not even while computing', async () => {
    const endsAt = new Date(Date.now() + 700);
    pair.house.pricing.endsAt = endsAt;
    expect(await silver(pair.one)).toBe(100);
    await isStored(1);
    pair.house.pricing.silverMinor = 200;
    pair.house.pricing.endsAt = null;
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
    expect(pair.house.pricing.questions).toBe(2);
  });

  it('that had ended when they came are shown to nobody else', async () => {
    pair.house.pricing.endsAt = new Date(Date.now() - 1);
    await silver(pair.one);
    await silver(pair.one);
    expect(pair.house.pricing.questions).toBe(2);
  });
});
