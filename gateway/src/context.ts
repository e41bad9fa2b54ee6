import type { AsOf } from '@alexandrite/service-kit/identity';
import type { CacheHint } from './graph/cache-hint.ts';
import type { SubgraphName } from './graph/subgraphs/subgraph-names.ts';
import type { Caller } from './identity/caller.ts';
import { readDevice } from './identity/credentials.ts';
import type { IdentitySigner } from './identity/signed-identities.ts';

/** Where an operation came from: a request, or a change that a subscriber is shown. */
export type Channel = 'http' | 'live';

/** What the parts of one operation share; it dies with the operation. */
export interface GatewayContext {
  readonly caller: Caller;
  readonly channel: Channel;
  /** The caller, signed for a subgraph. */
  signedFor(subgraph: SubgraphName): Promise<string>;
  /** What the client's browser remembers of who has signed in on it; null when it remembers nothing. */
  device(): string | null;
  /** Cookies that the shop sets in answer to this operation. */
  readonly cookies: string[];
  /** How long each subgraph's part may be kept, and what it was made of; one for each question to a subgraph. */
  readonly cacheHints: CacheHint[];
}

interface Given {
  readonly caller: Caller;
  readonly channel: Channel;
  /** Which revision of which entity is asked for; the present when left out. */
  readonly asOf?: AsOf | null;
  /** Where the operation came from; left out for an answer that several share. */
  readonly clientAddress?: string | null;
  /** The cookies that came with it, as they came; left out for an answer that several share. */
  readonly clientCookies?: string | undefined;
}

export function createContext(
  { caller, channel, asOf = null, clientAddress = null, clientCookies }: Given,
  signer: IdentitySigner,
): GatewayContext {
  const asker = { identity: caller.identity, asOf, clientAddress };
  return {
    caller,
    channel,
    signedFor: (subgraph) => signer.sign(subgraph, asker),
    device: () => readDevice(clientCookies),
    cookies: [],
    cacheHints: [],
  };
}
