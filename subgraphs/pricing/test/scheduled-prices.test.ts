import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { housePriceRules, houseMetalRates } from '../src/domain/price/rules/house-price-rules.ts';
import type { PriceRules } from '../src/domain/price/rules/price-rules.ts';
import {
  aManager,
  aQuote,
  ask,
  openPriceService,
  type PriceService,
  publish,
  type RatesAnswer,
} from './price-service.ts';

let service: PriceService;
const start = new Date('2026-03-02T09:00:00.000Z');
const dayMs = 86_400_000;
const daysOn = (days: number): Date => new Date(start.getTime() + days * dayMs);
const dayOf = (days: number): { readonly effectiveFrom: string } => ({ effectiveFrom: daysOn(days).toISOString() });

beforeEach(async () => {
  service = await openPriceService();
});

afterEach(async () => {
  await service.close();
});

interface SetAnswer extends RatesAnswer {
  readonly figures?: readonly { readonly path: string; readonly before: number; readonly after: number }[];
}

const setRates = (rates: Record<string, number>, input: object = {}): Promise<SetAnswer> =>
  ask(
    service.subgraph,
    aManager(),
    `mutation ($input: SetMetalRatesInput!) { setMetalRates(input: $input) {
      __typename ... on Refusal { code message } ... on FiguresToConfirm { figures { path before after } }
      ... on MetalRatesSet { rates { version standing } }
    } }`,
    {
      input: {
        rates: Object.entries(rates).map(([metal, pricePerGramMinor]) => ({ metal, pricePerGramMinor })),
        basedOnVersion: 1,
        idempotencyKey: newId('key'),
        ...input,
      },
    },
  );

interface RatesShown {
  readonly version: number;
  readonly standing: string;
  readonly rates: readonly { readonly metal: string; readonly pricePerGram: { readonly amountMinor: number } }[];
}

async function ratesInForce(): Promise<Record<string, number>> {
  const { rates } = await ask<RatesShown>(
    service.subgraph,
    aManager(),
    '{ metalRates { rates { metal pricePerGram { amountMinor } } } }',
  );
  return Object.fromEntries(rates.map(({ metal, pricePerGram }) => [metal, pricePerGram.amountMinor]));
}

async function standings(): Promise<Record<number, string>> {
  const { nodes } = await ask<{ nodes: readonly RatesShown[] }>(
    service.subgraph,
    aManager(),
    '{ metalRateHistory { nodes { version standing } } }',
  );
  return Object.fromEntries(nodes.map(({ version, standing }) => [version, standing]));
}

const { GOLD: gold, SILVER: silver } = houseMetalRates;

describe('gold scheduled for tomorrow', () => {
  beforeEach(async () => {
    await setRates({ GOLD: gold + 100_000 }, dayOf(1));
  });

  it('does not take effect today when somebody sets silver, and silver does not go back tomorrow', async () => {
    expect(await setRates({ SILVER: silver + 7 }, { basedOnVersion: 2 })).toMatchObject({
      __typename: 'MetalRatesSet',
      rates: { standing: 'IN_FORCE' },
    });
    expect(await ratesInForce()).toMatchObject({ GOLD: gold, SILVER: silver + 7 });
    service.platform.setTime(daysOn(1));
    expect(await ratesInForce()).toMatchObject({ GOLD: gold + 100_000, SILVER: silver + 7 });
  });

  it('is shown once as scheduled, with what was set since', async () => {
    await setRates({ SILVER: silver + 7 }, { basedOnVersion: 2 });
    expect(await standings()).toEqual({ 1: 'PAST', 2: 'PAST', 3: 'SCHEDULED', 4: 'IN_FORCE' });
  });

  it('stays what it was scheduled to be when gold is set today', async () => {
    await setRates({ GOLD: gold + 5, SILVER: silver + 7 }, { basedOnVersion: 2 });
    expect(await ratesInForce()).toMatchObject({ GOLD: gold + 5 });
    service.platform.setTime(daysOn(1));
    expect(await ratesInForce()).toMatchObject({ GOLD: gold + 100_000, SILVER: silver + 7 });
  });

  it('is what silver of the day after is set on, and is not lost by it', async () => {
    await setRates({ SILVER: silver + 7 }, { basedOnVersion: 2, ...dayOf(2) });
    service.platform.setTime(daysOn(2));
    expect(await ratesInForce()).toMatchObject({ GOLD: gold + 100_000, SILVER: silver + 7 });
  });

  it('passes a change of today through every later version that does not change the same itself', async () => {
    await setRates({ SILVER: silver + 3 }, { basedOnVersion: 2, ...dayOf(2) });
    await setRates({ SILVER: silver + 1, PLATINUM: houseMetalRates.PLATINUM + 9 }, { basedOnVersion: 3 });
    service.platform.setTime(daysOn(1));
    expect(await ratesInForce()).toMatchObject({ GOLD: gold + 100_000, SILVER: silver + 1 });
    service.platform.setTime(daysOn(2));
    expect(await ratesInForce()).toEqual({
      ...houseMetalRates,
      GOLD: gold + 100_000,
      SILVER: silver + 3,
      PLATINUM: houseMetalRates.PLATINUM + 9,
    });
  });

  it('is counted into a preview of tomorrow, and not into one of now', async () => {
    const customer = aCustomer();
    const { price } = await aQuote(service, customer, { materialId: 'gold-585-yellow' });
    const preview = async (more: object): Promise<{ sumNowMinor: number; sumThenMinor: number }> =>
      ask(
        service.subgraph,
        aManager(),
        `query ($rates: [MetalRateInput!]!, $effectiveFrom: DateTime) {
          previewMetalRates(rates: $rates, effectiveFrom: $effectiveFrom) { ... on PriceChangePreview { sumNowMinor sumThenMinor } }
        }`,
        { rates: [{ metal: 'SILVER', pricePerGramMinor: silver + 7 }], ...more },
      );
    expect(await preview({})).toEqual({ sumNowMinor: price.amountMinor, sumThenMinor: price.amountMinor });
    expect((await preview(dayOf(1))).sumThenMinor).toBeGreaterThan(price.amountMinor);
  });
});

describe('rules scheduled for tomorrow', () => {
  const changed = (changes: Partial<PriceRules>): PriceRules => ({ ...housePriceRules, ...changes });
  const inForce = async (): Promise<PriceRules> =>
    (await ask<{ document: PriceRules }>(service.subgraph, aManager(), '{ priceRules { document } }')).document;
  const cheaperSilver = housePriceRules.materials.map((material) =>
    material.id === 'silver-925' ? { ...material, alloyingPerGramMinor: material.alloyingPerGramMinor + 1 } : material,
  );

  it('do not undo what is published today, and wait for their day', async () => {
    await publish(service.subgraph, aManager(), { document: changed({ marginShare: 0.5 }), ...dayOf(1) });
    await publish(service.subgraph, aManager(), { document: changed({ materials: cheaperSilver }), basedOnVersion: 2 });
    expect(await inForce()).toEqual(changed({ materials: cheaperSilver }));
    service.platform.setTime(daysOn(1));
    expect(await inForce()).toEqual(changed({ materials: cheaperSilver, marginShare: 0.5 }));
  });

  it('are what a document that was edited from those in force is published on, on a later day', async () => {
    await publish(service.subgraph, aManager(), { document: changed({ marginShare: 0.5 }), ...dayOf(1) });
    const document = changed({ materials: cheaperSilver });
    await publish(service.subgraph, aManager(), { document, editedFromVersion: 1, basedOnVersion: 2, ...dayOf(2) });
    service.platform.setTime(daysOn(2));
    expect(await inForce()).toEqual(changed({ materials: cheaperSilver, marginShare: 0.5 }));
  });

  it('are refused to a change that they do not go together with', async () => {
    const finishId = housePriceRules.finishes.at(-1)?.id ?? '';
    const used = housePriceRules.materials.map((material) => ({ ...material, finishIds: [finishId] }));
    await publish(service.subgraph, aManager(), { document: changed({ materials: used }), ...dayOf(1) });
    const without = changed({
      finishes: housePriceRules.finishes.filter(({ id }) => id !== finishId),
      materials: housePriceRules.materials.map((material) => ({
        ...material,
        finishIds: material.finishIds.filter((id) => id !== finishId),
      })),
    });
    expect(await publish(service.subgraph, aManager(), { document: without, basedOnVersion: 2 })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'SCHEDULED_OTHERWISE',
    });
  });
});

describe('a figure far from what it was', () => {
  it.each([
    ['ten times too high', gold * 10],
    ['ten times too low', gold / 10],
  ])('is asked about and not published: gold %s', async (_, after) => {
    expect(await setRates({ GOLD: after })).toMatchObject({
      __typename: 'FiguresToConfirm',
      code: 'FIGURES_TO_CONFIRM',
      figures: [{ path: 'GOLD', before: gold, after }],
    });
    expect(await ratesInForce()).toEqual(houseMetalRates);
    expect(await setRates({ GOLD: after }, { confirmed: true })).toMatchObject({ __typename: 'MetalRatesSet' });
    expect(await ratesInForce()).toMatchObject({ GOLD: after });
  });

  it('is published unasked within three times', async () => {
    expect(await setRates({ GOLD: gold * 3 })).toMatchObject({ __typename: 'MetalRatesSet' });
  });

  it('is asked about anywhere in the rules, by its place in the new ones', async () => {
    const [first, ...others] = housePriceRules.materials;
    const slipped = { ...first, fineness: (first?.fineness ?? 0) / 10 };
    const document = { ...housePriceRules, materials: [...others, slipped], minimumMinor: 1 };
    const answer = await ask<SetAnswer>(
      service.subgraph,
      aManager(),
      `mutation ($input: PublishPriceRulesInput!) { publishPriceRules(input: $input) {
        __typename ... on FiguresToConfirm { figures { path } }
      } }`,
      { input: { document, basedOnVersion: 1, idempotencyKey: newId('key') } },
    );
    expect(answer.figures).toEqual([{ path: `materials.${String(others.length)}.fineness` }, { path: 'minimumMinor' }]);
  });
});
