import { readFile } from 'node:fs/promises';
import type { Platform, SubgraphParts } from '@alexandrite/service-kit/subgraph';
import { watchOrders } from './commands/watch-orders.ts';
import type { OrderDesk } from './commands/order-desk.ts';
import { createContext, type SubgraphContext } from './context.ts';
import type { OrdersEnvironment } from './env.ts';
import { ordersEventHandlers } from './events/index.ts';
import { watchFigures } from './order-metrics.ts';
import { resolvers } from './resolvers/index.ts';
import { openOrdersStore } from './store/index.ts';

/** What the service is set to; see `env.ts`. */
export type OrdersSettings = Pick<
  OrdersEnvironment,
  'PIECES_PER_DAY' | 'APPROVAL_TOTAL_LIMIT_MINOR' | 'APPROVAL_DAYS_OF_LOAD'
>;

/** The orders service from its dependencies. */
export async function buildOrders(
  platform: Platform,
  settings: OrdersSettings,
): Promise<SubgraphParts<SubgraphContext>> {
  const desk: OrderDesk = {
    store: openOrdersStore(platform),
    clock: platform.clock,
    piecesPerDay: settings.PIECES_PER_DAY,
    limits: { totalMinor: settings.APPROVAL_TOTAL_LIMIT_MINOR, daysOfLoad: settings.APPROVAL_DAYS_OF_LOAD },
  };
  const unwatch = watchFigures(desk.store, desk.clock);
  return {
    typeDefs: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createContext: (caller) => createContext(desk, caller),
    eventHandlers: ordersEventHandlers(desk),
    schedules: [{ name: 'watch-orders', everyMs: 30_000, run: () => watchOrders(desk) }],
    async close() {
      unwatch();
    },
  };
}
