import type { CacheHint } from './graph/cache-hint.ts';
import type { Caller } from './identity/caller.ts';
import { signedIdentity } from './identity/signed-identities.ts';

/** Where an operation came from: a request, or a change that a subscriber is shown. */
export type Channel = 'http' | 'live';

/** What the parts of one operation share; it dies with the operation. */
export interface GatewayContext {
  readonly caller: Caller;
  readonly channel: Channel;
  /** Which revision of which entity is asked for (`Order/ord_…/7`); null for the present. */
  readonly asOf: string | null;
  /** The caller, signed for the subgraphs, when the first of them is asked. */
  signedIdentity(): Promise<string>;
  /** Cookies that the shop sets in answer to this operation. */
  readonly cookies: string[];
  /** How long each subgraph's part may be kept, and what it was made of; one for each question to a subgraph. */
  readonly cacheHints: CacheHint[];
}

interface Given {
  readonly caller: Caller;
  readonly channel: Channel;
  readonly asOf?: string | null;
}

export function createContext({ caller, channel, asOf = null }: Given, identitySecret: string): GatewayContext {
  return {
    caller,
    channel,
    asOf,
    signedIdentity: () => signedIdentity(caller.identity, identitySecret),
    cookies: [],
    cacheHints: [],
  };
}
