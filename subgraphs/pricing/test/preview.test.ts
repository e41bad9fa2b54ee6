import type { Identity } from '@alexandrite/contracts/identity';
import { aCustomer, anIdentity } from '@alexandrite/service-kit/testing';
import { housePriceRules } from '../src/domain/price/rules/house-price-rules.ts';
import { aManager, aQuote, ask, openPriceService, type PriceService } from './price-service.ts';

let service: PriceService;

beforeAll(async () => {
  service = await openPriceService();
});

afterAll(async () => {
  await service.close();
});

interface Preview {
  readonly __typename: string;
  readonly code?: string;
  readonly openQuoteCount: number;
  readonly computedCount: number;
  readonly sumNowMinor: number;
  readonly sumThenMinor: number;
  readonly dearerCount: number;
  readonly cheaperCount: number;
  readonly refusedCount: number;
  readonly largestChanges: readonly {
    readonly quote: { readonly id: string };
    readonly priceNow: { readonly amountMinor: number };
    readonly priceThen: { readonly amountMinor: number } | null;
    readonly differenceMinor: number | null;
    readonly refusal: string | null;
  }[];
}

const shown = `__typename ... on Refusal { code } ... on PriceChangePreview {
  openQuoteCount computedCount sumNowMinor sumThenMinor dearerCount cheaperCount refusedCount
  largestChanges { quote { id } priceNow { amountMinor } priceThen { amountMinor } differenceMinor refusal }
}`;
const previewRules = (as: Identity, document: object): Promise<Preview> =>
  ask(
    service.subgraph,
    as,
    `query ($document: PriceRulesDocument!) { previewPriceRules(document: $document) { ${shown} } }`,
    {
      document,
    },
  );
const previewRates = (as: Identity, rates: object): Promise<Preview> =>
  ask(service.subgraph, as, `query ($rates: [MetalRateInput!]!) { previewMetalRates(rates: $rates) { ${shown} } }`, {
    rates,
  });

describe('a preview', () => {
  it('says what open quotes would cost, and changes nothing', async () => {
    const customer = aCustomer();
    const silver = await aQuote(service, customer);
    const gold = await aQuote(service, customer, { materialId: 'gold-585-yellow' });
    const platinum = await aQuote(service, customer, { materialId: 'platinum-950' });
    // No price, so nothing to change.
    await aQuote(service, customer, { modelId: 'mdl_never_there_at_all' });
    const manager = aManager();

    const none = await previewRules(manager, housePriceRules);
    expect(none).toMatchObject({
      openQuoteCount: 3,
      computedCount: 3,
      dearerCount: 0,
      refusedCount: 0,
      largestChanges: [],
    });
    expect(none.sumThenMinor).toBe(none.sumNowMinor);
    expect(none.sumNowMinor).toBe(silver.price.amountMinor + gold.price.amountMinor + platinum.price.amountMinor);

    const rates = await previewRates(manager, [{ metal: 'GOLD', pricePerGramMinor: 1_200_000 }]);
    expect(rates).toMatchObject({ dearerCount: 1, cheaperCount: 0, largestChanges: [{ quote: { id: gold.id } }] });
    expect(rates.sumThenMinor - rates.sumNowMinor).toBe(rates.largestChanges[0]?.differenceMinor);

    const materials = housePriceRules.materials.filter(({ id }) => id !== 'platinum-950');
    const rules = await previewRules(manager, { ...housePriceRules, materials, marginShare: 0.2 });
    expect(rules).toMatchObject({ computedCount: 3, cheaperCount: 2, refusedCount: 1 });
    expect(rules.largestChanges.map(({ quote }) => quote.id)).toEqual([platinum.id, gold.id, silver.id]);
    expect(rules.largestChanges[0]).toMatchObject({ priceThen: null, differenceMinor: null });
    expect(rules.largestChanges[0]?.refusal).toContain('no such material');
    expect(rules.sumNowMinor).toBe(silver.price.amountMinor + gold.price.amountMinor);

    const after = await ask(service.subgraph, customer, `{ quote(id: "${gold.id}") { price { amountMinor } } }`);
    expect(after).toEqual({ price: gold.price });
  });

  it('leaves out what has expired', async () => {
    service.platform.setTime(new Date('2026-03-09T09:00:00.000Z'));
    expect(await previewRules(aManager(), housePriceRules)).toMatchObject({ openQuoteCount: 0, computedCount: 0 });
    service.platform.setTime(new Date('2026-03-02T09:00:00.000Z'));
  });

  it('says what is wrong with the rules or the rates that are tried', async () => {
    expect(await previewRules(aManager(), { ...housePriceRules, marginShare: 99 })).toMatchObject({
      __typename: 'PriceRulesRefused',
    });
    expect(await previewRates(aManager(), [])).toMatchObject({ __typename: 'InvalidInput', code: 'NO_RATES' });
  });

  it('is for managers', async () => {
    await expect(previewRules(anIdentity({ roles: ['SELLER'] }), housePriceRules)).rejects.toThrow('FORBIDDEN');
    await expect(previewRates(aCustomer(), [])).rejects.toThrow('FORBIDDEN');
  });
});
