import { readFile } from 'node:fs/promises';
import type { Platform, SubgraphParts } from '@alexandrite/service-kit/subgraph';
import type { ProductionDesk } from './commands/production-desk.ts';
import { createContext, type SubgraphContext } from './context.ts';
import type { ProductionEnvironment } from './env.ts';
import { productionEventHandlers } from './events/index.ts';
import { resolvers } from './resolvers/index.ts';
import { openProductionStore } from './store/index.ts';

/** What the service is set to; see `env.ts`. */
export type ProductionSettings = Pick<ProductionEnvironment, 'RELEASE_WINDOW'>;

/** The production service from its dependencies. */
export async function buildProduction(
  platform: Platform,
  settings: ProductionSettings,
): Promise<SubgraphParts<SubgraphContext>> {
  const desk: ProductionDesk = {
    store: openProductionStore(platform),
    clock: platform.clock,
    releaseWindow: settings.RELEASE_WINDOW,
  };
  return {
    typeDefs: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createContext: (caller) => createContext(desk, caller),
    eventHandlers: productionEventHandlers(desk),
  };
}
