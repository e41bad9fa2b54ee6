import type { Identity } from '@alexandrite/contracts/identity';
import type { Caller } from '@alexandrite/service-kit/subgraph';
import type { ProductionDesk } from './commands/production-desk.ts';
import type { ReleaseProbe } from './queries/production-queue.ts';
import { createLoaders, type Loaders } from './resolvers/loaders.ts';
import { createReleaseProbe } from './resolvers/release-probe.ts';

/** What a resolver is handed: one request's caller, loaders and the desk that does the work. */
export interface SubgraphContext {
  readonly caller: Identity;
  readonly desk: ProductionDesk;
  readonly loaders: Loaders;
  /** How far the queue is released, read once a request. */
  readonly releaseProbe: ReleaseProbe;
}

export function createContext(desk: ProductionDesk, { identity, asOf }: Caller): SubgraphContext {
  return {
    caller: identity,
    desk,
    loaders: createLoaders(desk, identity, asOf),
    releaseProbe: createReleaseProbe(desk),
  };
}
