import fc from 'fast-check';
import { newId } from '@alexandrite/service-kit/ids';
import { calculateQuote } from '../src/domain/quote/calculate-quote.ts';
import type { MeasuredModel } from '../src/domain/quote/measured-model.ts';
import type { Quote } from '../src/domain/quote/quote.ts';
import { housePriceRules } from '../src/domain/price/rules/house-price-rules.ts';
import { addsUp, recomputePrice } from '../src/domain/price/recompute-price.ts';
import { aMeasurement } from '../src/domain/price/test/pieces.ts';
import { aManager, openPriceService, type PriceService, publish, setSilver } from './price-service.ts';

let service: PriceService;

beforeAll(async () => {
  service = await openPriceService();
});

afterAll(async () => {
  await service.close();
});

const now = new Date('2026-03-02T09:00:00.000Z');
const size = fc.double({ min: 20, max: 8_000, noNaN: true });
const anything = fc.record({
  material: fc.constantFrom(...housePriceRules.materials),
  finish: fc.nat(9),
  volumeMm3: size,
  areaMm2: size,
  unit: fc.constantFrom('MM' as const, 'INCH' as const),
  quantity: fc.integer({ min: 1, max: 60 }),
  stones: fc.constantFrom([], [{ stoneId: 'cubic-zirconia-1', count: 2 }], [{ stoneId: 'diamond-1.5', count: 1 }]),
  engraving: fc.option(fc.constantFrom('A', 'Анна и Пётр')),
  express: fc.boolean(),
  taxRegion: fc.constantFrom('RU', 'BY', 'KZ', 'DE'),
});

/** A model and a quote for it, as they are before anything is priced. */
function asked({
  material,
  finish,
  volumeMm3,
  areaMm2,
  unit,
  ...choices
}: typeof anything extends fc.Arbitrary<infer T> ? T : never) {
  // Drawn in inches it is as large as it is drawn in millimetres, so that it can be cast.
  const inUnit = unit === 'INCH' ? 25.4 : 1;
  const side = 20 / inUnit;
  const measurement = aMeasurement({
    volumeMm3: volumeMm3 / inUnit ** 3,
    areaMm2: areaMm2 / inUnit ** 2,
    boundingBoxMm: { min: { x: 0, y: 0, z: 0 }, max: { x: side, y: side, z: side } },
  });
  const model: Pick<MeasuredModel, 'ownerId' | 'state' | 'measurement' | 'problem'> = {
    ownerId: 'acc_1',
    state: 'MEASURED',
    measurement,
    problem: null,
  };
  const quote: Quote = {
    ...choices,
    id: newId('quo'),
    ownerId: 'acc_1',
    modelId: 'mdl_1',
    materialId: material.id,
    finishId: material.finishIds[finish % material.finishIds.length] ?? '',
    unitAsked: unit,
    overrideFileUnit: false,
    unit,
    state: 'QUEUED',
    progress: 0,
    measurement: null,
    problems: [],
    price: null,
    rulesVersion: 1,
    ratesVersion: 1,
    validUntil: null,
    failure: null,
    requestedAt: now,
    repriced: null,
  };
  return { quote, model };
}

describe('a thousand stored quotes', () => {
  it('come out the same again, each by the rules and rates of its own version', async () => {
    const { store, subgraph } = service;
    const ids: string[] = [];
    const priceSome = async (pieces: readonly Parameters<typeof asked>[0][]): Promise<void> => {
      const list = await store.prices.inForce();
      const quotes = pieces.map((piece) => {
        const { quote, model } = asked(piece);
        // Whose file it is, and where, does not matter to its price.
        return calculateQuote(quote, model as MeasuredModel, { list, validHours: 72, modelWaitHours: 2 }, now);
      });
      await Promise.all(quotes.map((quote) => store.quotes.insert(quote)));
      ids.push(...quotes.filter(({ state }) => state === 'READY').map(({ id }) => id));
    };
    const pieces = fc.sample(anything, { seed: 20_260_302, numRuns: 1_300 });
    await priceSome(pieces.slice(0, 400));
    await publish(subgraph, aManager(), { document: { ...housePriceRules, marginShare: 0.5, minimumMinor: 900_000 } });
    store.prices.forget();
    await priceSome(pieces.slice(400, 800));
    await setSilver(subgraph, aManager(), { pricePerGramMinor: 31_415 });
    store.prices.forget();
    await priceSome(pieces.slice(800));
    await publish(subgraph, aManager(), { document: { ...housePriceRules, marginShare: 2 }, basedOnVersion: 2 });

    expect(ids.length).toBeGreaterThanOrEqual(1_000);
    const versions = new Set<string>();
    for (let at = 0; at < ids.length; at += 100) {
      for (const { state } of await store.findQuotes(ids.slice(at, at + 100))) {
        const { price, measurement, rulesVersion, ratesVersion } = state;
        if (!price || !measurement) throw new Error(`${state.id} has no price`);
        versions.add(`${rulesVersion}/${ratesVersion}`);
        expect(recomputePrice({ ...state, price, measurement }, await store.prices.of(state))).toEqual(price);
        expect(addsUp(price)).toBe(true);
      }
    }
    expect([...versions].toSorted()).toEqual(['1/1', '2/1', '2/2']);
  }, 120_000);
});
