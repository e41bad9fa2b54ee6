import { aCustomer, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { announcePriceVersions } from '../src/commands/announce-price-versions.ts';
import { housePriceRules } from '../src/domain/price/rules/house-price-rules.ts';
import { aManager, aQuote, openPriceService, type PriceService, publish, setSilver } from './price-service.ts';

let service: PriceService;
const start = new Date('2026-03-02T09:00:00.000Z');
const noon = new Date('2026-03-02T12:00:00.000Z');
const justBefore = new Date(noon.getTime() - 1);

beforeEach(async () => {
  service = await openPriceService();
});
afterEach(async () => {
  await service.close();
});

const shownMaterials = '{ materials { id name color pricePerGram { amountMinor currency } finishes { id name } } }';
const shownStones = '{ stones { id kind name diameterMm price { amountMinor } } }';

/** What a gateway is told of an answer. */
const toldOf = async (query: string, as = aVisitor()) => (await service.subgraph.ask(as, query)).extensions;

/** Purges since the last time, once they have left. */
async function purgesOf(write: () => Promise<unknown>): Promise<readonly (readonly string[])[]> {
  await service.platform.relay.idle();
  service.platform.purged.length = 0;
  await write();
  await service.platform.relay.idle();
  return [...service.platform.purged];
}

const announce = () => announcePriceVersions({ store: service.store, clock: service.platform.clock });

describe('what everybody may see of the prices', () => {
  it.each([shownMaterials, shownStones])('is stored for all, as made of the price list: %s', async (query) => {
    expect(await toldOf(query)).toEqual({ cacheTags: ['PriceList'] });
    expect(await toldOf(query, aCustomer())).toEqual({ cacheTags: ['PriceList'] });
  });

  it('is stored for as long as the schema says', async () => {
    const response = await fetch(`${service.subgraph.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await service.subgraph.signed(aVisitor())) },
      body: JSON.stringify({ query: shownMaterials }),
    });
    expect(response.headers.get('cache-control')).toBe('max-age=30, public');
  });

  it('is not stored beside what one caller may see', async () => {
    const customer = aCustomer();
    const { id } = await aQuote(service, customer);
    const query = `{ quote(id: "${id}") { material { pricePerGram { amountMinor } } } materials { id } }`;
    expect(await toldOf(query, customer)).toBeUndefined();
    expect(await toldOf(`{ quote(id: "${id}") { material { id } } }`, customer)).toBeUndefined();
  });

  it('is dropped when rates or rules are published, by whichever process', async () => {
    const rates = { pricePerGramMinor: 30_000 };
    expect(await purgesOf(() => setSilver(service.subgraph, aManager(), rates))).toEqual([['PriceList']]);
    const rules = { document: { ...housePriceRules, marginShare: 0.5 } };
    expect(await purgesOf(() => publish(service.other, aManager(), rules))).toEqual([['PriceList']]);
  });

  it('is not dropped by a publication that is refused', async () => {
    expect(await purgesOf(() => setSilver(service.subgraph, aManager(), { pricePerGramMinor: 0 }))).toEqual([]);
    expect(await purgesOf(() => setSilver(service.subgraph, aCustomer(), {}))).toEqual([]);
  });

  it('is never made of what another process has published since', async () => {
    // So that this process has the old rates in memory.
    await aQuote(service, aCustomer());
    await setSilver(service.other, aManager(), { pricePerGramMinor: 30_000 });
    const { data } = await service.subgraph.ask(aVisitor(), shownMaterials);
    expect(data).toMatchObject({ materials: expect.arrayContaining([silverAt(28_950)]) as unknown });
  });
});

/** Silver 925 at a price of a gram in kopecks. */
const silverAt = (amountMinor: number): unknown =>
  expect.objectContaining({ id: 'silver-925', pricePerGram: { amountMinor, currency: 'RUB' } });

describe('rates that are scheduled', () => {
  const schedule = () =>
    setSilver(service.subgraph, aManager(), { pricePerGramMinor: 30_000, effectiveFrom: noon.toISOString() });

  it('end what is stored at their moment, and what was stored before knew nothing of it', async () => {
    expect(await toldOf(shownMaterials)).toEqual({ cacheTags: ['PriceList'] });
    expect(await purgesOf(schedule)).toEqual([['PriceList']]);
    expect(await toldOf(shownMaterials)).toEqual({ cacheTags: ['PriceList'], cacheUntil: noon.toISOString() });
    service.platform.setTime(noon);
    expect(await toldOf(shownMaterials)).toEqual({ cacheTags: ['PriceList'] });
  });

  it('are in force from that very moment on, and not a moment before', async () => {
    await schedule();
    const shown = async () => (await service.subgraph.ask(aVisitor(), shownMaterials)).data;
    service.platform.setTime(justBefore);
    // 0.925 × what a gram cost before, and the alloying.
    expect(await shown()).not.toMatchObject({ materials: expect.arrayContaining([silverAt(28_950)]) as unknown });
    const old = await aQuote(service, aCustomer());
    service.platform.setTime(noon);
    expect(await shown()).toMatchObject({ materials: expect.arrayContaining([silverAt(28_950)]) as unknown });
    // Half a second has not passed: what is kept in memory ends at its moment too.
    const priced = await aQuote(service, aCustomer());
    expect([old.metalRatesVersion, priced.metalRatesVersion]).toEqual([1, 2]);
  });

  it('end what is stored at the earliest of several', async () => {
    const later = new Date(noon.getTime() + 3_600_000).toISOString();
    await setSilver(service.subgraph, aManager(), { pricePerGramMinor: 30_000, effectiveFrom: later });
    await publish(service.subgraph, aManager(), { document: housePriceRules, effectiveFrom: noon.toISOString() });
    expect((await toldOf(shownStones))?.cacheUntil).toBe(noon.toISOString());
    service.platform.setTime(noon);
    expect((await toldOf(shownStones))?.cacheUntil).toBe(later);
  });

  it('are announced when they take effect: once, however many processes look, and not before', async () => {
    await schedule();
    service.platform.setTime(justBefore);
    expect(await purgesOf(announce)).toEqual([]);
    service.platform.setTime(noon);
    expect(await purgesOf(() => Promise.all([announce(), announce(), announce()]))).toEqual([['PriceList']]);
    expect(await purgesOf(announce)).toEqual([]);
  });

  it('are announced though the process that published them is gone', async () => {
    await schedule();
    service.platform.setTime(new Date(noon.getTime() + 60_000));
    expect(await purgesOf(announce)).toEqual([['PriceList']]);
  });

  it('stay the same version, in history and for quotes, after being announced', async () => {
    await schedule();
    service.platform.setTime(noon);
    await announce();
    const { data } = await service.subgraph.ask<{ metalRates: unknown }>(
      aManager(),
      '{ metalRates { version standing effectiveFrom publishedAt } }',
    );
    expect(data.metalRates).toEqual({
      version: 2,
      standing: 'IN_FORCE',
      effectiveFrom: noon.toISOString(),
      publishedAt: start.toISOString(),
    });
    await waitUntil('it is priced by them', async () => (await aQuote(service, aCustomer())).metalRatesVersion === 2);
  });
});
