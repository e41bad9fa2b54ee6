import { newId } from '@alexandrite/service-kit/ids';
import { aCustomer, aVisitor, waitUntil } from '@alexandrite/service-kit/testing';
import type { Identity } from '@alexandrite/contracts/identity';
import { housePriceRules } from '../src/domain/price/rules/house-price-rules.ts';
import { aManager, aQuote, ask, openPriceService, type PriceService, publish, setSilver } from './price-service.ts';

let service: PriceService;
const expired = new Date('2026-03-06T09:00:00.000Z');

beforeEach(async () => {
  service = await openPriceService();
});

afterEach(async () => {
  await service.close();
});

interface Repriced {
  readonly __typename: string;
  readonly code?: string;
  readonly quote?: {
    readonly status: string;
    readonly price: { readonly amountMinor: number };
    readonly validUntil: string;
  };
  readonly previousPrice?: { readonly amountMinor: number };
  readonly differenceMinor?: number;
  readonly changes?: readonly {
    readonly kind: string;
    readonly label: string;
    readonly before: { readonly amountMinor: number } | null;
    readonly after: { readonly amountMinor: number } | null;
  }[];
}

const reprice = (as: Identity, quoteId: string, idempotencyKey: string = newId('key')): Promise<Repriced> =>
  ask(
    service.subgraph,
    as,
    `mutation ($input: RepriceQuoteInput!) { repriceQuote(input: $input) {
      __typename ... on Refusal { code }
      ... on QuoteRepriced {
        quote { status price { amountMinor } validUntil }
        previousPrice { amountMinor } differenceMinor changes { kind label before { amountMinor } after { amountMinor } }
      }
    } }`,
    { input: { quoteId, idempotencyKey } },
  );

describe('pricing a quote again', () => {
  it('gives an expired one today’s price, and says what changed', async () => {
    const customer = aCustomer();
    const quote = await aQuote(service, customer);
    await setSilver(service.subgraph, aManager(), { pricePerGramMinor: 90_000, confirmed: true });
    service.platform.setTime(expired);
    const repriced = await reprice(customer, quote.id);
    expect(repriced).toMatchObject({
      __typename: 'QuoteRepriced',
      quote: { status: 'READY', validUntil: '2026-03-09T09:00:00.000Z' },
      previousPrice: quote.price,
    });
    expect(repriced.differenceMinor).toBeGreaterThan(0);
    expect((repriced.quote?.price.amountMinor ?? 0) - quote.price.amountMinor).toBe(repriced.differenceMinor);
    expect(repriced.changes?.[0]).toMatchObject({ kind: 'METAL', label: 'Metal' });
    const explained = repriced.changes?.reduce(
      (sum, { before, after }) => sum + (after?.amountMinor ?? 0) - (before?.amountMinor ?? 0),
      0,
    );
    expect(explained).toBe(repriced.differenceMinor);
    // Told as the next thing the quote's own outbox hands over.
    await waitUntil('the new price is told', () =>
      service.platform.published.some(
        ({ type, aggregateId, payload }) =>
          type === 'quote.ready.v1' &&
          aggregateId === quote.id &&
          'price' in payload &&
          payload.price.amountMinor === repriced.quote?.price.amountMinor,
      ),
    );
  });

  it('with one key is done once, and answers the same', async () => {
    const customer = aCustomer();
    const quote = await aQuote(service, customer);
    await setSilver(service.subgraph, aManager(), { pricePerGramMinor: 90_000, confirmed: true });
    service.platform.setTime(expired);
    const key = newId('key');
    const answers = await Promise.all([1, 2, 3].map(() => reprice(customer, quote.id, key)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const another = await aQuote(service, customer);
    expect(await reprice(customer, another.id, key)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it('leaves one that still holds as it is, even when today’s price is another', async () => {
    const customer = aCustomer();
    const quote = await aQuote(service, customer);
    await setSilver(service.subgraph, aManager(), { pricePerGramMinor: 90_000, confirmed: true });
    expect(await reprice(customer, quote.id)).toMatchObject({
      quote: { status: 'READY', price: quote.price, validUntil: '2026-03-05T09:00:00.000Z' },
      previousPrice: quote.price,
      differenceMinor: 0,
      changes: [],
    });
  });

  it('is refused for what is no longer made, what never had a price, and what is somebody else’s', async () => {
    const customer = aCustomer();
    const quote = await aQuote(service, customer, { materialId: 'platinum-950' });
    const waiting = await aQuote(service, customer, { modelId: newId('mdl') });
    expect(await reprice(customer, waiting.id)).toMatchObject({ __typename: 'InvalidInput', code: 'QUOTE_NOT_PRICED' });
    const materials = housePriceRules.materials.filter(({ id }) => id !== 'platinum-950');
    await publish(service.subgraph, aManager(), { document: { ...housePriceRules, materials } });
    service.platform.setTime(expired);
    expect(await reprice(customer, quote.id)).toMatchObject({ code: 'QUOTE_NO_LONGER_PRICED' });
    expect(await reprice(aCustomer(), quote.id)).toMatchObject({ __typename: 'NotFound', code: 'QUOTE_NOT_FOUND' });
    expect(await reprice(aVisitor(), quote.id)).toMatchObject({ __typename: 'NotSignedIn' });
    expect(await reprice(customer, quote.id, 'short')).toMatchObject({ code: 'IDEMPOTENCY_KEY_FORMAT' });
  });
});
