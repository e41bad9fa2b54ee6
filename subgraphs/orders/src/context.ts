import type { Identity } from '@alexandrite/contracts/identity';
import type { AsOf, Caller } from '@alexandrite/service-kit/subgraph';
import type DataLoader from 'dataloader';
import type { OrderDesk } from './commands/order-desk.ts';
import { createLoadProbe, type LoadProbe } from './resolvers/load-probe.ts';
import { createOrderLoader } from './resolvers/order-loader.ts';
import type { OrderView } from './resolvers/order-view.ts';

/** What a resolver is handed: one request's caller, loaders and the desk that does the work. */
export interface SubgraphContext {
  readonly caller: Identity;
  readonly desk: OrderDesk;
  /** Set while a subscription's event is answered: the revision that it is about. */
  readonly asOf: AsOf | null;
  /** Orders the caller may see, by id; null for others. */
  readonly orderById: DataLoader<string, OrderView | null>;
  /** Production's load, read once a request. */
  readonly load: LoadProbe;
}

export function createContext(desk: OrderDesk, { identity, asOf }: Caller): SubgraphContext {
  return {
    caller: identity,
    desk,
    asOf,
    orderById: createOrderLoader(desk, identity, asOf),
    load: createLoadProbe(desk),
  };
}
