import { signIdentity } from '@alexandrite/service-kit/identity';
import type { Caller } from './identity/caller.ts';

/** Where an operation came from: a request, or a change that a subscriber is shown. */
export type Channel = 'http' | 'live';

/** What the parts of one operation share; it dies with the operation. */
export interface GatewayContext {
  readonly caller: Caller;
  readonly channel: Channel;
  /** Which revision of which entity is asked for (`Order/ord_…/7`); null for the present. */
  readonly asOf: string | null;
  /** The caller, signed for the subgraphs; signed once, when the first subgraph is asked. */
  signedIdentity(): Promise<string>;
  /** Cookies that the shop sets in answer to this operation. */
  readonly cookies: string[];
}

interface Given {
  readonly caller: Caller;
  readonly channel: Channel;
  readonly asOf?: string | null;
}

export function createContext({ caller, channel, asOf = null }: Given, identitySecret: string): GatewayContext {
  let signed: Promise<string> | undefined;
  return {
    caller,
    channel,
    asOf,
    signedIdentity: () => (signed ??= signIdentity(caller.identity, identitySecret)),
    cookies: [],
  };
}
