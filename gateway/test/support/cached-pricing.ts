import { readFile } from 'node:fs/promises';
import type { CacheTags } from '@alexandrite/service-kit/cache';
import type { SubgraphParts } from '@alexandrite/service-kit/subgraph';

/** What the pricing of these tests knows, and how often it was asked. */
export interface CachedPricing {
  /** A gram of silver, in kopecks. */
  silverMinor: number;
  /** When other prices come into force. */
  endsAt: Date | null;
  questions: number;
}

interface Context {
  readonly cacheTags: CacheTags;
}

/** A subgraph over the real schema that has one material. */
export async function pricingParts(pricing: CachedPricing): Promise<SubgraphParts<Context>> {
  return {
    typeDefs: await readFile(new URL('../../../subgraphs/pricing/schema.graphql', import.meta.url), 'utf8'),
    resolvers: {
      Query: {
        materials: (_: unknown, __: unknown, { cacheTags }: Context) => {
          pricing.questions += 1;
          cacheTags.add('PriceList');
          if (pricing.endsAt) cacheTags.endsAt(pricing.endsAt);
          return [{ id: 'silver', pricePerGram: { amountMinor: pricing.silverMinor, currency: 'RUB' } }];
        },
      },
    },
    createContext: (_caller, _headers, cacheTags) => ({ cacheTags }),
    eventHandlers: {},
  };
}
