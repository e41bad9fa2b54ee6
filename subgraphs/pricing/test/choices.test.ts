import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { housePriceRules } from '../src/domain/price/rules/house-price-rules.ts';
import { addsUp, recomputePrice } from '../src/domain/price/recompute-price.ts';
import { aManager, aQuote, ask, openPriceService, type PriceService, publish, setSilver } from './price-service.ts';

let service: PriceService;

beforeAll(async () => {
  service = await openPriceService();
});

afterAll(async () => {
  await service.close();
});

const quoteOf = <Shown>(owner: ReturnType<typeof aCustomer>, id: string, fields: string): Promise<Shown> =>
  ask(service.subgraph, owner, `query ($id: ID!) { quote(id: $id) { ${fields} } }`, { id });

describe('a quote with everything', () => {
  it('shows what was chosen and what every line was computed from', async () => {
    const customer = aCustomer({ locale: 'ru' });
    const { id } = await aQuote(service, customer, {
      finishId: 'gold-plated',
      quantity: 12,
      stones: [{ stoneId: 'cubic-zirconia-1.5', count: 3 }],
      engraving: '  Анна   и Пётр ',
      express: true,
      taxRegion: 'KZ',
    });
    const quote = await quoteOf<{
      readonly breakdown: readonly {
        readonly kind: string;
        readonly amount: { readonly amountMinor: number };
        readonly rule: { readonly id: string; readonly version: number };
        readonly inputs: readonly {
          readonly name: string;
          readonly label: string;
          readonly value: number;
          readonly unit: string;
        }[];
      }[];
      readonly price: { readonly amountMinor: number };
    }>(
      customer,
      id,
      `stones { stone { id kind name price { amountMinor } } count } engraving express taxRegion rulesVersion metalRatesVersion
       price { amountMinor } breakdown { kind amount { amountMinor } rule { id version } inputs { name label value unit } }
       geometry { millimetresPerUnit largestDimensionMm fileUnit thinnestWallMm smallestDetailMm } problems { code place { points } }`,
    );
    expect(quote).toMatchObject({
      stones: [{ stone: { id: 'cubic-zirconia-1.5', kind: 'CUBIC_ZIRCONIA', name: 'Фианит 1,5 мм' }, count: 3 }],
      engraving: 'Анна и Пётр',
      express: true,
      taxRegion: 'KZ',
      rulesVersion: 1,
      metalRatesVersion: 1,
      geometry: { millimetresPerUnit: 1, largestDimensionMm: 22.8, fileUnit: null },
    });
    expect(quote.breakdown.map(({ kind }) => kind)).toEqual([
      'METAL',
      'CASTING',
      'FINISHING',
      'PLATING',
      'STONES',
      'ENGRAVING',
      'LABOUR',
      'QUANTITY_DISCOUNT',
      'EXPRESS',
      'MARGIN',
      'TAX',
    ]);
    const sum = quote.breakdown.reduce((total, { amount }) => total + amount.amountMinor, 0);
    expect(quote.price.amountMinor).toBe(sum);
    expect(quote.breakdown.at(-1)).toMatchObject({ rule: { id: 'taxes/KZ', version: 1 } });
    expect(quote.breakdown[4]?.inputs).toContainEqual({
      name: 'stonesPerPiece',
      label: 'Камней в изделии',
      value: 3,
      unit: 'pcs',
    });
  });

  it('comes out the same again from what was stored, also after rules and rates have changed', async () => {
    const { store, subgraph } = service;
    const customer = aCustomer();
    const choices = housePriceRules.materials.flatMap(({ id, finishIds }) =>
      finishIds.map((finishId, index) => ({
        materialId: id,
        finishId,
        quantity: 1 + index * 15,
        express: index % 2 === 1,
        stones: index % 2 === 0 ? [{ stoneId: 'diamond-1.5', count: 1 + index }] : [],
        engraving: index === 1 ? 'Навсегда' : null,
        taxRegion: ['RU', 'KZ', 'DE'][index % 3],
      })),
    );
    const quotes = await Promise.all(choices.map((input) => aQuote(service, customer, input)));
    await publish(subgraph, aManager(), { document: { ...housePriceRules, marginShare: 0.9 } });
    await setSilver(subgraph, aManager(), { pricePerGramMinor: 99_000 });
    for (const { id, price } of quotes) {
      const stored = (await store.quotes.load(id))?.state;
      if (!stored?.price || !stored.measurement) throw new Error(`${id} has no price`);
      const list = await store.prices.of(stored);
      const recomputed = recomputePrice({ ...stored, price: stored.price, measurement: stored.measurement }, list);
      expect(recomputed).toEqual(stored.price);
      expect(recomputed?.total.amountMinor).toBe(price.amountMinor);
      expect(addsUp(stored.price)).toBe(true);
    }
    const checked = `{ quote(id: "${quotes[0]?.id ?? ''}") { recomputes } }`;
    expect(await ask(subgraph, aManager(), checked)).toEqual({ recomputes: true });
    expect(await ask(subgraph, customer, checked)).toEqual({ recomputes: null });
  });
});

describe('the unit of a model', () => {
  const fields =
    'unit overrideFileUnit geometry { largestDimensionMm millimetresPerUnit fileUnit } problems { code severity }';
  const drawnIn = async (fileUnit: 'CM' | null, input: object): Promise<unknown> => {
    const customer = aCustomer();
    // Drawn 0.5 units large.
    const half = { min: { x: 0, y: 0, z: 0 }, max: { x: 0.5, y: 0.4, z: 0.1 } };
    const modelId = await service.aModel(customer, { fileUnit, volumeMm3: 0.004, areaMm2: 0.3, boundingBoxMm: half });
    return quoteOf(customer, (await aQuote(service, customer, { modelId, ...input })).id, fields);
  };

  it('is the customer’s where the file states none, else millimetres', async () => {
    expect(await drawnIn(null, { unit: 'INCH' })).toMatchObject({
      unit: 'INCH',
      geometry: { largestDimensionMm: 12.7, millimetresPerUnit: 25.4, fileUnit: null },
    });
    expect(await drawnIn(null, {})).toMatchObject({
      unit: 'MM',
      problems: [{ code: 'IMPLAUSIBLE_SIZE', severity: 'WARNS' }],
    });
  });

  it('is the file’s, whatever the customer names, unless the customer says that the file is wrong', async () => {
    const inFile = { unit: 'CM', geometry: { largestDimensionMm: 5, fileUnit: 'CM' } };
    expect(await drawnIn('CM', {})).toMatchObject(inFile);
    expect(await drawnIn('CM', { unit: 'INCH' })).toMatchObject(inFile);
    expect(await drawnIn('CM', { unit: 'INCH', overrideFileUnit: true })).toMatchObject({
      unit: 'INCH',
      overrideFileUnit: true,
      geometry: { largestDimensionMm: 12.7, fileUnit: 'CM' },
    });
    expect(await drawnIn('CM', { overrideFileUnit: true })).toMatchObject({ unit: 'MM' });
  });
});

describe('what is not to be had', () => {
  it.each([
    [{ stones: [{ stoneId: 'ruby-3', count: 1 }] }, 'STONE_NOT_FOUND'],
    [{ stones: [{ stoneId: 'diamond-1', count: 0 }] }, 'STONE_COUNT_RANGE'],
    [
      {
        stones: [
          { stoneId: 'diamond-1', count: 1 },
          { stoneId: 'diamond-1', count: 1 },
        ],
      },
      'STONE_TWICE',
    ],
    [{ engraving: 'x'.repeat(61) }, 'ENGRAVING_TOO_LONG'],
    [{ engraving: 'a\u0007' }, 'ENGRAVING_NOT_POSSIBLE'],
    [{ engraving: 'a\u202Eb' }, 'ENGRAVING_NOT_POSSIBLE'],
    [{ taxRegion: 'XX' }, 'TAX_REGION_UNKNOWN'],
  ])('is refused: %j', async (input, code) => {
    await expect(aQuote(service, aCustomer(), input)).rejects.toThrow(code);
  });

  it('fails the quote when only the model shows it: stones that do not fit', async () => {
    const customer = aCustomer();
    const { id } = await aQuote(service, customer, { stones: [{ stoneId: 'moissanite-6.5', count: 50 }] });
    expect(await quoteOf(customer, id, 'status failure price { amountMinor }')).toEqual({
      status: 'FAILED',
      failure: expect.stringContaining('do not fit') as string,
      price: null,
    });
  });

  it('fails the quote when it cannot be cast, and marks the place', async () => {
    const customer = aCustomer();
    const thin = { thinnestWallMm: 0.1, smallestDetailMm: null, thinnest: [1, 2, 3, 0.1], smallest: [], samples: 10 };
    const modelId = await service.aModel(customer, { thickness: thin });
    const { id } = await aQuote(service, customer, { modelId });
    expect(await quoteOf(customer, id, 'status problems { code severity place { points incomplete } }')).toEqual({
      status: 'FAILED',
      problems: [{ code: 'THIN_WALL', severity: 'BLOCKS', place: { points: [1, 2, 3], incomplete: true } }],
    });
  });
});

describe('stones', () => {
  it('are listed for everybody, with their price when set', async () => {
    const stones = await ask<readonly { id: string }[]>(
      service.subgraph,
      aCustomer(),
      '{ stones { id diameterMm price { amountMinor } } }',
    );
    expect(stones).toHaveLength(housePriceRules.stones.length);
    // 15 roubles, and six minutes at 1,400 roubles an hour.
    expect(stones).toContainEqual({ id: 'cubic-zirconia-1.5', diameterMm: 1.5, price: { amountMinor: 15_500 } });
  });
});

describe('parked models', () => {
  it('are nobody’s but the staff’s', async () => {
    const query = '{ parkedModels { nodes { fileName reason } pageInfo { hasNextPage } } }';
    expect(await ask(service.subgraph, aCustomer(), query)).toEqual({ nodes: [], pageInfo: { hasNextPage: false } });
    expect(await ask(service.subgraph, aManager(), query)).toEqual({ nodes: [], pageInfo: { hasNextPage: false } });
    const again =
      'mutation ($id: ID!) { measureAgain(input: { modelId: $id }) { __typename ... on Refusal { code } } }';
    expect(await ask(service.subgraph, aManager(), again, { id: newId('mdl') })).toMatchObject({
      code: 'MODEL_NOT_FOUND',
    });
    expect(await ask(service.subgraph, aCustomer(), again, { id: newId('mdl') })).toMatchObject({
      __typename: 'NotAllowed',
    });
  });
});
