import { readFile } from 'node:fs/promises';
import type { Platform, SubgraphParts } from '@alexandrite/service-kit/subgraph';
import { announcePriceVersions } from './commands/announce-price-versions.ts';
import { giveUpOnModels } from './commands/give-up-on-models.ts';
import type { QuoteDesk } from './commands/quote-desk.ts';
import { resumeMeasuring } from './commands/resume-measuring.ts';
import { createContext, type SubgraphContext } from './context.ts';
import { houseMetalRates, housePriceRules } from './domain/price/rules/house-price-rules.ts';
import type { PricingEnvironment } from './env.ts';
import { pricingEventHandlers } from './events/index.ts';
import { resolvers } from './resolvers/index.ts';
import { openPricingStore } from './store/index.ts';
import { watchMeasuring } from './workers/measuring-metrics.ts';
import { openMeasuringQueue } from './workers/measuring-queue.ts';

/** What the service is set to; see `env.ts`. */
export type PricingSettings = Pick<PricingEnvironment, 'QUOTE_VALID_HOURS' | 'MODEL_WAIT_HOURS' | 'SHOW_COST'>;

/** The pricing service from its dependencies. Measuring is its workers' work, not its own. */
export async function buildPricing(
  platform: Platform,
  settings: PricingSettings,
): Promise<SubgraphParts<SubgraphContext>> {
  const desk: QuoteDesk = {
    store: openPricingStore(platform),
    clock: platform.clock,
    terms: { validHours: settings.QUOTE_VALID_HOURS, modelWaitHours: settings.MODEL_WAIT_HOURS },
    showCost: settings.SHOW_COST,
  };
  await desk.store.priceVersions.rules.begin(housePriceRules);
  await desk.store.priceVersions.rates.begin(houseMetalRates);
  const queue = openMeasuringQueue(platform.redis);
  const unwatch = watchMeasuring({ queue, store: desk.store, clock: platform.clock });
  return {
    typeDefs: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createContext: (caller, _, cacheTags) => createContext(desk, queue, caller, cacheTags),
    eventHandlers: pricingEventHandlers(desk, queue),
    schedules: [
      { name: 'announce-price-versions', everyMs: 1_000, run: () => announcePriceVersions(desk) },
      { name: 'give-up-on-models', everyMs: 600_000, run: () => giveUpOnModels(desk) },
      { name: 'resume-measuring', everyMs: 30_000, run: () => resumeMeasuring(desk, queue) },
    ],
    async close() {
      unwatch();
      await queue.close();
    },
  };
}
