import { presentRefusal } from '@alexandrite/service-kit/refusals';
import { parkedModels } from '../commands/parked-models.ts';
import { previewMetalRates, previewPriceRules } from '../queries/preview-prices.ts';
import { listMetalRates, listPriceRules, readMetalRates, readPriceRules } from '../queries/price-history.ts';
import type { QueryResolvers } from './__generated__/types.ts';
import { presentRulesRefused } from './rules-refused.ts';
import { refusalTexts } from './texts.ts';

export const Query: QueryResolvers = {
  materials: async (_, __, { priceList }) => (await priceList()).rules.materials,
  stones: async (_, __, { priceList }) => (await priceList()).rules.stones,
  quote: (_, { id }, { quoteById }) => quoteById.load(id),

  async parkedModels(_, { first, after }, { desk, caller }) {
    const page = await parkedModels(desk, caller, { first, after });
    return { nodes: page.nodes.map(({ state }) => state), pageInfo: page.pageInfo };
  },

  priceRules: (_, { version }, { desk, caller }) => readPriceRules(desk, caller, version ?? null),
  priceRuleHistory: (_, { first, after }, { desk, caller }) => listPriceRules(desk, caller, { first, after }),
  metalRates: (_, __, { desk, caller }) => readMetalRates(desk, caller),
  metalRateHistory: (_, { first, after }, { desk, caller }) => listMetalRates(desk, caller, { first, after }),

  async previewPriceRules(_, asked, { desk, caller }) {
    const preview = await previewPriceRules(desk, caller, asked);
    if ('type' in preview) return presentRefusal(preview, refusalTexts, caller.locale);
    if ('faults' in preview) return presentRulesRefused(preview.faults, caller.locale);
    return { __typename: 'PriceChangePreview', ...preview };
  },

  async previewMetalRates(_, asked, { desk, caller }) {
    const preview = await previewMetalRates(desk, caller, asked);
    if ('ok' in preview) return presentRefusal(preview, refusalTexts, caller.locale);
    return { __typename: 'PriceChangePreview', ...preview };
  },
};
