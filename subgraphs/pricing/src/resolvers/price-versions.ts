import { fineMetals } from '../domain/price/rules/metals.ts';
import type {
  MetalRatesVersionResolvers,
  PriceRuleFaultResolvers,
  PriceRulesVersionResolvers,
  QuotePriceChangeResolvers,
} from './__generated__/types.ts';

export const PriceRulesVersion: PriceRulesVersionResolvers = {
  version: ({ published }) => published.version,
  effectiveFrom: ({ published }) => published.effectiveFrom,
  publishedAt: ({ published }) => published.publishedAt,
  publishedBy: ({ published }) => published.publishedBy?.name ?? null,
  note: ({ published }) => published.note,
  document: ({ published }) => published.content,
};

export const MetalRatesVersion: MetalRatesVersionResolvers = {
  version: ({ published }) => published.version,
  effectiveFrom: ({ published }) => published.effectiveFrom,
  publishedAt: ({ published }) => published.publishedAt,
  publishedBy: ({ published }) => published.publishedBy?.name ?? null,
  note: ({ published }) => published.note,
  rates: ({ published: { content } }) =>
    fineMetals.map((metal) => ({ metal, pricePerGram: { amountMinor: content[metal], currency: 'RUB' } })),
};

export const PriceRuleFault: PriceRuleFaultResolvers = {
  message: ({ message }, _, { caller }) => message[caller.locale],
};

export const QuotePriceChange: QuotePriceChangeResolvers = {
  quote: ({ loaded }) => ({ quote: loaded.state, revision: loaded.revision }),
  differenceMinor: ({ priceNow, priceThen }) => priceThen && priceThen.amountMinor - priceNow.amountMinor,
  refusal: ({ refusal }, _, { caller }) => refusal?.[caller.locale] ?? null,
};
