import type { Identity } from '@alexandrite/contracts/identity';
import type { CacheTags } from '@alexandrite/service-kit/cache';
import type { Caller } from '@alexandrite/service-kit/subgraph';
import { type LinkHolder, linkHolder } from './commands/link-holder.ts';
import type { Client } from './commands/sign-in-tries.ts';
import type { ShopDesk } from './commands/shop-desk.ts';
import { createLoaders, type ShopLoaders } from './store/loaders.ts';

/** What a resolver is handed: one request's caller, loaders, and the desk that does the work. */
export interface SubgraphContext extends ShopLoaders {
  readonly caller: Identity;
  /** The caller's session, to end it; null for a visitor. */
  readonly sessionToken: string | null;
  /** By what and from where they ask. */
  readonly client: Client;
  /** Headers to send with the answer. */
  readonly replyHeaders: Headers;
  /** What the answer is made of, for those who store it. */
  readonly cacheTags: CacheTags;
  readonly desk: ShopDesk;
  /** Who asks, as addresses of files are signed for them. */
  readonly linkHolder: () => Promise<LinkHolder>;
}

export function createContext(
  desk: ShopDesk,
  { identity, sessionToken, clientAddress, device }: Caller,
  replyHeaders: Headers,
  cacheTags: CacheTags,
): SubgraphContext {
  let holder: Promise<LinkHolder> | undefined;
  return {
    caller: identity,
    sessionToken,
    client: { address: clientAddress, device },
    replyHeaders,
    cacheTags,
    desk,
    linkHolder: () => (holder ??= linkHolder(desk, identity, sessionToken)),
    ...createLoaders(desk.store, identity),
  };
}
