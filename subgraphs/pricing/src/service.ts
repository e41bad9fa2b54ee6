import { readFile } from 'node:fs/promises';
import type { Platform, SubgraphParts } from '@alexandrite/service-kit/subgraph';
import { giveUpOnModels } from './commands/give-up-on-models.ts';
import type { QuoteDesk } from './commands/quote-desk.ts';
import { createContext, type SubgraphContext } from './context.ts';
import { housePriceRules } from './domain/price/house-price-rules.ts';
import type { PricingEnvironment } from './env.ts';
import { pricingEventHandlers } from './events/index.ts';
import { resolvers } from './resolvers/index.ts';
import { openPricingStore } from './store/index.ts';
import { openMeasuringQueue } from './workers/measuring-queue.ts';

/** What the service is set to; see `env.ts`. */
export type PricingSettings = Pick<PricingEnvironment, 'QUOTE_VALID_HOURS' | 'MODEL_WAIT_HOURS'>;

/** The pricing service from its dependencies. Measuring is its workers' work, not its own. */
export async function buildPricing(
  platform: Platform,
  settings: PricingSettings,
): Promise<SubgraphParts<SubgraphContext>> {
  const desk: QuoteDesk = {
    store: openPricingStore(platform),
    clock: platform.clock,
    terms: {
      rules: housePriceRules,
      validHours: settings.QUOTE_VALID_HOURS,
      modelWaitHours: settings.MODEL_WAIT_HOURS,
    },
  };
  const queue = openMeasuringQueue(platform.redis);
  return {
    typeDefs: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createContext: (caller) => createContext(desk, caller),
    eventHandlers: pricingEventHandlers(desk, queue),
    schedules: [{ name: 'give-up-on-models', everyMs: 600_000, run: () => giveUpOnModels(desk) }],
    close: () => queue.close(),
  };
}
