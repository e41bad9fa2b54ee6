import type { Identity, SignedInIdentity } from '@alexandrite/contracts/identity';
import { newId } from '@alexandrite/service-kit/ids';
import {
  anIdentity,
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
} from '@alexandrite/service-kit/testing';
import type { Measurement } from '../src/domain/geometry/measurement.ts';
import { aMeasurement } from '../src/domain/price/test/pieces.ts';
import { measuringVersion } from '../src/domain/quote/model-outcome.ts';
import { buildPricing, type PricingSettings } from '../src/service.ts';
import { openPricingStore, type PricingStore } from '../src/store/index.ts';

const usual = { QUOTE_VALID_HOURS: 72, MODEL_WAIT_HOURS: 2, SHOW_COST: true };

export interface PriceService {
  readonly platform: TestPlatform;
  /** Two processes of one service, each with what it keeps in memory. */
  readonly subgraph: TestSubgraph;
  readonly other: TestSubgraph;
  readonly store: PricingStore;
  /** A model that was measured already; answers its id. */
  aModel(owner: SignedInIdentity, measurement?: Partial<Measurement>): Promise<string>;
  close(): Promise<void>;
}

/** The pricing service twice over one database. Models come to it measured: nothing here waits for a worker. */
export async function openPriceService(set: Partial<PricingSettings> = {}): Promise<PriceService> {
  const settings = { ...usual, ...set };
  const platform = await openTestPlatform('pricing');
  const beside = (): TestPlatform => ({
    ...platform,
    mongo: platform.mongo.useDb(platform.mongo.name, { useCache: false }),
  });
  const store = openPricingStore(beside());
  const partsOfBoth = await Promise.all([buildPricing(beside(), settings), buildPricing(beside(), settings)]);
  // The first connection has no models of its own, so indexes are those of the store's.
  const [subgraph, other] = await Promise.all(partsOfBoth.map((parts) => createTestSubgraph(platform, parts)));
  if (!subgraph || !other) throw new Error('two processes were built');
  return {
    platform,
    subgraph,
    other,
    store,
    async aModel(owner, measurement = {}) {
      const id = newId('mdl');
      await store.models.insertOnce({
        id,
        ownerId: owner.accountId,
        fileName: 'ring.stl',
        storageKey: `models/${id}.stl`,
        byteSize: 84,
        sha256: id,
        channel: 'SHOP',
        takenUpAt: platform.clock(),
        state: 'MEASURED',
        measurement: aMeasurement(measurement),
        shape: null,
        preview: null,
        measuredWith: measuringVersion,
        problem: null,
        parked: null,
      });
      return id;
    },
    async close() {
      for (const parts of partsOfBoth) await parts.close?.();
      await subgraph.close();
      await other.close();
      await platform.close();
    },
  };
}

export const aManager = (): SignedInIdentity => anIdentity({ roles: ['MANAGER'], displayName: 'Мария' });

/** What a mutation or query answered. @throws when it was an error */
export async function ask<Answer>(
  subgraph: TestSubgraph,
  as: Identity,
  operation: string,
  variables: object = {},
): Promise<Answer> {
  const { data, errors } = await subgraph.ask<Readonly<Record<string, Answer>> | null>(as, operation, variables);
  const [answer] = Object.values(data ?? {});
  if (errors || answer === undefined) throw new Error(JSON.stringify(errors));
  return answer;
}

export interface PricedQuote {
  readonly __typename?: string;
  readonly code?: string;
  readonly id: string;
  readonly status: string;
  readonly price: { readonly amountMinor: number };
  readonly rulesVersion: number;
  readonly metalRatesVersion: number;
}

/** Asks for a quote that is priced at once; silver, one piece, unless said otherwise. */
export async function aQuote(
  { subgraph, aModel }: Pick<PriceService, 'subgraph' | 'aModel'>,
  as: SignedInIdentity,
  input: object = {},
): Promise<PricedQuote> {
  const operation = `mutation ($input: RequestQuoteInput!) { requestQuote(input: $input) {
    ... on Refusal { __typename code }
    ... on QuoteRequested { quote { id status price { amountMinor } rulesVersion metalRatesVersion } }
  } }`;
  const usual = { modelId: await aModel(as), materialId: 'silver-925', idempotencyKey: newId('key') };
  const answer = await ask<{ readonly quote?: PricedQuote }>(subgraph, as, operation, {
    input: { ...usual, ...input },
  });
  if (!answer.quote) throw new Error(JSON.stringify(answer));
  return answer.quote;
}

export interface RatesAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly field?: string | null;
  readonly rates?: { readonly version: number; readonly standing: string };
}

/** Sets the rate of silver, in kopecks a gram. */
export function setSilver(subgraph: TestSubgraph, as: Identity, input: object): Promise<RatesAnswer> {
  const operation = `mutation ($input: SetMetalRatesInput!) { setMetalRates(input: $input) {
    __typename ... on Refusal { code message } ... on InvalidInput { field } ... on MetalRatesSet { rates { version standing } }
  } }`;
  const { pricePerGramMinor = 20_000, ...rest } = { ...input } as { pricePerGramMinor?: number };
  const rates = [{ metal: 'SILVER', pricePerGramMinor }];
  return ask(subgraph, as, operation, { input: { rates, basedOnVersion: 1, idempotencyKey: newId('key'), ...rest } });
}

export interface RulesAnswer {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly field?: string | null;
  readonly faults?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly rules?: { readonly version: number; readonly standing: string };
}

/** Publishes rules. */
export function publish(subgraph: TestSubgraph, as: Identity, input: object): Promise<RulesAnswer> {
  const operation = `mutation ($input: PublishPriceRulesInput!) { publishPriceRules(input: $input) {
    __typename ... on Refusal { code message } ... on InvalidInput { field }
    ... on PriceRulesRefused { faults { path code message } } ... on PriceRulesPublished { rules { version standing } }
  } }`;
  return ask(subgraph, as, operation, { input: { basedOnVersion: 1, idempotencyKey: newId('key'), ...input } });
}
