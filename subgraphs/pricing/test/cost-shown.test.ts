import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer } from '@alexandrite/service-kit/testing';
import { aManager, aQuote, ask, openPriceService, type PriceService, setSilver } from './price-service.ts';

let service: PriceService;

afterEach(async () => {
  await service.close();
});

interface Shown {
  readonly breakdown: readonly { readonly kind: string }[];
  readonly rulesVersion: number;
  readonly metalRatesVersion: number;
  readonly price: { readonly amountMinor: number };
}

const shown = (as: SignedInIdentity, id: string): Promise<Shown> =>
  ask(
    service.subgraph,
    as,
    `query ($id: ID!) { quote(id: $id) { price { amountMinor } breakdown { kind } rulesVersion metalRatesVersion } }`,
    { id },
  );

describe('what a price is made of', () => {
  it('is kept from customers, who see the price', async () => {
    service = await openPriceService({ SHOW_COST: false });
    const customer = aCustomer();
    const { id, price } = await aQuote(service, customer);
    expect(await shown(customer, id)).toEqual({ price, breakdown: [], rulesVersion: 0, metalRatesVersion: 0 });
  });

  it('is shown to staff', async () => {
    service = await openPriceService({ SHOW_COST: false });
    const { id, price } = await aQuote(service, aCustomer());
    const seen = await shown(aManager(), id);
    expect(seen).toMatchObject({ price, rulesVersion: 1, metalRatesVersion: 1 });
    expect(seen.breakdown.map(({ kind }) => kind)).toContain('MARGIN');
  });

  it('is kept from customers whose price is computed again', async () => {
    service = await openPriceService({ SHOW_COST: false });
    const customer = aCustomer();
    const { id } = await aQuote(service, customer);
    await setSilver(service.subgraph, aManager(), { pricePerGramMinor: 20_000 });
    service.platform.setTime(new Date('2026-03-06T09:00:00.000Z'));
    const again = await ask<{ readonly changes: readonly unknown[]; readonly differenceMinor: number }>(
      service.subgraph,
      customer,
      `mutation ($input: RepriceQuoteInput!) { repriceQuote(input: $input) {
        ... on QuoteRepriced { differenceMinor changes { kind } }
      } }`,
      { input: { quoteId: id, idempotencyKey: newId('key') } },
    );
    expect(again.differenceMinor).toBeGreaterThan(0);
    expect(again.changes).toEqual([]);
  });

  it('is shown to customers where the house says so', async () => {
    service = await openPriceService({ SHOW_COST: true });
    const customer = aCustomer();
    const { id } = await aQuote(service, customer);
    expect((await shown(customer, id)).breakdown.map(({ kind }) => kind)).toContain('MARGIN');
  });
});
