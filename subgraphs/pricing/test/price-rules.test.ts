import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer, anIdentity, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import { housePriceRules } from '../src/domain/price/rules/house-price-rules.ts';
import type { PriceRules } from '../src/domain/price/rules/price-rules.ts';
import { aManager, aQuote, ask, openPriceService, type PriceService, publish, setSilver } from './price-service.ts';

let service: PriceService;
const start = new Date('2026-03-02T09:00:00.000Z');
const dayMs = 86_400_000;
const daysOn = (days: number): Date => new Date(start.getTime() + days * dayMs);

beforeEach(async () => {
  service = await openPriceService();
});

afterEach(async () => {
  await service.close();
});

const dearer = (changes: Partial<PriceRules> = {}): PriceRules => ({
  ...housePriceRules,
  marginShare: 0.5,
  ...changes,
});

const shownRules = `query ($version: Int) { priceRules(version: $version) { version standing publishedBy note document } }`;
const history = `query ($first: Int, $after: String) { priceRuleHistory(first: $first, after: $after) {
  nodes { version standing note publishedBy effectiveFrom } pageInfo { hasNextPage endCursor }
} }`;
interface HistoryShown {
  readonly nodes: readonly { readonly version: number; readonly standing: string; readonly note: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('a new house', () => {
  it('has its rules and rates as version 1, however many processes began at once', async () => {
    const manager = aManager();
    expect(await ask(service.subgraph, manager, shownRules)).toEqual({
      version: 1,
      standing: 'IN_FORCE',
      publishedBy: null,
      note: '',
      document: housePriceRules,
    });
    const page = await ask<HistoryShown>(service.other, manager, history);
    expect(page.nodes).toHaveLength(1);
    const rates = await ask<{ rates: readonly { metal: string }[] }>(
      service.other,
      manager,
      '{ metalRates { version rates { metal pricePerGram { amountMinor } } } }',
    );
    expect(rates).toMatchObject({ version: 1 });
    expect(rates.rates).toContainEqual({ metal: 'GOLD', pricePerGram: { amountMinor: 1_100_000 } });
  });
});

describe('published rules', () => {
  it('are in force at once, in this process; old quotes keep their price', async () => {
    const customer = aCustomer();
    const before = await aQuote(service, customer);
    const published = await publish(service.subgraph, aManager(), { document: dearer(), note: 'Весна' });
    expect(published).toMatchObject({ __typename: 'PriceRulesPublished', rules: { version: 2, standing: 'IN_FORCE' } });
    const after = await aQuote(service, customer);
    expect(after.rulesVersion).toBe(2);
    expect(after.price.amountMinor).toBeGreaterThan(before.price.amountMinor);
    const shown = await ask(
      service.subgraph,
      customer,
      `{ quote(id: "${before.id}") { price { amountMinor } rulesVersion } }`,
    );
    expect(shown).toEqual({ price: before.price, rulesVersion: 1 });
  });

  it('are in force in other processes within a second', async () => {
    const { aModel, other } = service;
    const customer = aCustomer();
    // So that the other process has the old ones in memory.
    await aQuote({ aModel, subgraph: other }, customer);
    await publish(service.subgraph, aManager(), { document: dearer() });
    await waitUntil(
      'the other process prices by version 2',
      async () => {
        return (await aQuote({ aModel, subgraph: other }, customer)).rulesVersion === 2;
      },
      5_000,
    );
  });

  it('take effect by themselves at their time', async () => {
    const { platform, subgraph } = service;
    const manager = aManager();
    const scheduled = await publish(subgraph, manager, { document: dearer(), effectiveFrom: daysOn(2).toISOString() });
    expect(scheduled.rules).toEqual({ version: 2, standing: 'SCHEDULED' });
    expect((await aQuote(service, aCustomer())).rulesVersion).toBe(1);
    platform.setTime(new Date(daysOn(2).getTime() - 1));
    expect((await aQuote(service, aCustomer())).rulesVersion).toBe(1);
    platform.setTime(new Date(daysOn(2).getTime() + 1_000));
    expect((await aQuote(service, aCustomer())).rulesVersion).toBe(2);
    expect(await ask(subgraph, manager, shownRules, { version: 1 })).toMatchObject({ standing: 'PAST' });
  });

  it('of two publishers at once are one: the other looks at them first', async () => {
    const answers = await Promise.all([
      publish(service.subgraph, aManager(), { document: dearer() }),
      publish(service.other, aManager(), { document: dearer({ marginShare: 0.6 }) }),
    ]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['InvalidInput', 'PriceRulesPublished']);
    expect(answers.find(({ code }) => code)).toMatchObject({ code: 'PUBLISHED_MEANWHILE', field: 'basedOnVersion' });
    const page = await ask<HistoryShown>(service.subgraph, aManager(), history);
    expect(page.nodes.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('are published once, however often they are sent with one key', async () => {
    const manager = aManager();
    const input = { document: dearer(), idempotencyKey: newId('key') };
    const answers = await Promise.all([1, 2, 3].map(() => publish(service.subgraph, manager, input)));
    expect(answers.map(({ rules }) => rules?.version)).toEqual([2, 2, 2]);
    expect(
      await publish(service.subgraph, manager, { ...input, document: dearer({ marginShare: 0.7 }) }),
    ).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('are listed newest first, page by page', async () => {
    const manager = aManager();
    for (const basedOnVersion of [1, 2, 3]) {
      await publish(service.subgraph, manager, { document: dearer(), basedOnVersion, note: `после ${basedOnVersion}` });
    }
    const first = await ask<HistoryShown>(service.subgraph, manager, history, { first: 3 });
    expect(first.nodes.map(({ version, standing }) => [version, standing])).toEqual([
      [4, 'IN_FORCE'],
      [3, 'PAST'],
      [2, 'PAST'],
    ]);
    expect(first.nodes[0]).toMatchObject({ note: 'после 3', publishedBy: 'Мария' });
    const { endCursor: after } = first.pageInfo;
    const rest = await ask<HistoryShown>(service.subgraph, manager, history, { first: 3, after });
    expect(rest.nodes.map(({ version }) => version)).toEqual([1]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  it('may drop a material: quotes for it stay as they are, and new ones are refused', async () => {
    const customer = aCustomer();
    const quote = await aQuote(service, customer, { materialId: 'platinum-950' });
    const materials = housePriceRules.materials.filter(({ id }) => id !== 'platinum-950');
    await publish(service.subgraph, aManager(), { document: dearer({ materials }) });
    const shown = await ask(
      service.subgraph,
      customer,
      `{ quote(id: "${quote.id}") { status material { id name pricePerGram { amountMinor } } finish { id } } }`,
    );
    expect(shown).toMatchObject({ status: 'READY', material: { id: 'platinum-950' }, finish: { id: 'polished' } });
    await expect(aQuote(service, customer, { materialId: 'platinum-950' })).rejects.toThrow('MATERIAL_NOT_FOUND');
  });
});

describe('publishing rules is refused', () => {
  it('with the path and the words of every fault', async () => {
    const manager = anIdentity({ roles: ['ADMIN'], locale: 'ru' });
    const wrong = await publish(service.subgraph, manager, { document: dearer({ marginShare: -1, minimumMinor: 0 }) });
    expect(wrong).toMatchObject({ __typename: 'PriceRulesRefused', code: 'PRICE_RULES_INVALID' });
    expect(wrong.faults?.map(({ path }) => path)).toEqual(['marginShare', 'minimumMinor']);
    expect(wrong.faults?.[0]?.message).toMatch(/[а-я]/);
    const [material] = housePriceRules.materials;
    const shapeless = { ...housePriceRules, materials: [{ ...material, fineness: 'pure' }], surprise: 1 };
    const { faults } = await publish(service.subgraph, manager, { document: shapeless });
    expect(faults).toContainEqual(expect.objectContaining({ path: 'materials.0.fineness', code: 'SHAPE' }));
    for (const document of [null, 5, 'rules', [], {}]) {
      const answer = publish(service.subgraph, manager, { document });
      // GraphQL itself refuses null where there must be a document.
      if (document === null) await expect(answer).rejects.toThrow('document');
      else expect(await answer).toMatchObject({ __typename: 'PriceRulesRefused' });
    }
  });

  it('in the past, too far ahead, and without a sense of what is newest', async () => {
    const ask = (input: object) => publish(service.subgraph, aManager(), { document: dearer(), ...input });
    expect(await ask({ effectiveFrom: daysOn(-1).toISOString() })).toMatchObject({ code: 'EFFECTIVE_IN_THE_PAST' });
    expect(await ask({ effectiveFrom: daysOn(400).toISOString() })).toMatchObject({ code: 'EFFECTIVE_TOO_FAR' });
    expect(await ask({ basedOnVersion: 7 })).toMatchObject({ code: 'PUBLISHED_MEANWHILE' });
    expect(await ask({ note: 'up \u202Edown' })).toMatchObject({ code: 'TEXT_SIGNS', field: 'note' });
    expect(await ask({ note: 'x'.repeat(501) })).toMatchObject({ code: 'NOTE_TOO_LONG', field: 'note' });
    expect(await ask({ idempotencyKey: 'short' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_FORMAT' });
  });

  it('to everybody but managers and administrators, who alone may look', async () => {
    const { subgraph } = service;
    for (const role of ['CUSTOMER', 'PARTNER', 'SELLER', 'OPERATOR'] as const) {
      const somebody = anIdentity({ roles: [role] });
      expect(await publish(subgraph, somebody, { document: dearer() })).toMatchObject({ __typename: 'NotAllowed' });
      expect(await setSilver(subgraph, somebody, {})).toMatchObject({ __typename: 'NotAllowed' });
      for (const query of [
        '{ priceRules { version } }',
        '{ metalRates { version } }',
        '{ priceRuleHistory { nodes { version } } }',
      ]) {
        await expect(ask(subgraph, somebody, query)).rejects.toThrow('FORBIDDEN');
      }
    }
    expect(await publish(subgraph, aVisitor(), { document: dearer() })).toMatchObject({ __typename: 'NotSignedIn' });
    await expect(ask(subgraph, aVisitor(), '{ metalRates { version } }')).rejects.toThrow('UNAUTHENTICATED');
  });
});

describe('metal rates', () => {
  it('move the prices of materials and of new quotes at once, and leave rules alone', async () => {
    const { subgraph } = service;
    const customer = aCustomer();
    const before = await aQuote(service, customer);
    const set = await setSilver(subgraph, aManager(), { pricePerGramMinor: 30_000, note: 'Биржа' });
    expect(set).toMatchObject({ __typename: 'MetalRatesSet', rates: { version: 2, standing: 'IN_FORCE' } });
    const after = await aQuote(service, customer);
    expect(after).toMatchObject({ rulesVersion: 1, metalRatesVersion: 2 });
    expect(after.price.amountMinor).toBeGreaterThan(before.price.amountMinor);
    const materials = await ask<readonly { id: string }[]>(
      subgraph,
      customer,
      '{ materials { id pricePerGram { amountMinor } } }',
    );
    // 0.925 × 300 + 12 roubles.
    expect(materials).toContainEqual({ id: 'silver-925', pricePerGram: { amountMinor: 28_950 } });
    expect(materials).toContainEqual({ id: 'gold-585-yellow', pricePerGram: { amountMinor: 652_500 } });
  });

  it('of today do not undo rules that are scheduled for tomorrow', async () => {
    const { subgraph, platform } = service;
    await publish(subgraph, aManager(), { document: dearer(), effectiveFrom: daysOn(1).toISOString() });
    await setSilver(subgraph, aManager(), { pricePerGramMinor: 30_000 });
    expect(await aQuote(service, aCustomer())).toMatchObject({ rulesVersion: 1, metalRatesVersion: 2 });
    platform.setTime(daysOn(1));
    expect(await aQuote(service, aCustomer())).toMatchObject({ rulesVersion: 2, metalRatesVersion: 2 });
  });

  it('are refused where they cannot be', async () => {
    const set = (input: object) => setSilver(service.subgraph, aManager(), input);
    expect(await set({ pricePerGramMinor: 0 })).toMatchObject({
      code: 'RATE_RANGE',
      field: 'rates.0.pricePerGramMinor',
    });
    expect(await set({ rates: [] })).toMatchObject({ code: 'NO_RATES' });
    const twice = [1, 2].map((pricePerGramMinor) => ({ metal: 'GOLD', pricePerGramMinor }));
    expect(await set({ rates: twice })).toMatchObject({ code: 'RATE_TWICE', field: 'rates.1.metal' });
    expect(await set({ basedOnVersion: 3 })).toMatchObject({ code: 'PUBLISHED_MEANWHILE' });
  });

  it('are listed with who set them', async () => {
    await setSilver(service.subgraph, aManager(), {});
    const page = await ask(
      service.subgraph,
      aManager(),
      '{ metalRateHistory(first: 1) { nodes { version publishedBy } pageInfo { hasNextPage } } }',
    );
    expect(page).toEqual({ nodes: [{ version: 2, publishedBy: 'Мария' }], pageInfo: { hasNextPage: true } });
  });
});
