import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { CacheTags } from '../cache/index.ts';
import type { WatchedIdentity } from './watched-identity.ts';

/** What is known of one request besides its context. */
export interface CacheFacts {
  readonly tags: CacheTags;
  readonly asks: WatchedIdentity;
}

/** Where a context holds them. The library copies contexts, so they cannot be known by the context's identity. */
const factsKey = Symbol('cache facts');

/** A context that knows what its answer is made of. */
export function withCacheFacts<Context extends object>(context: Context, facts: CacheFacts): Context {
  return Object.assign(context, { [factsKey]: facts });
}

function factsOf(context: object): CacheFacts | undefined {
  // Written by withCacheFacts alone.
  return Reflect.get(context, factsKey) as CacheFacts | undefined;
}

/**
 * Tells the gateway what an answer is made of (`extensions.cacheTags`) where it may be stored for everybody. How long
 * is in the `cache-control` header, from the schema's hints. Stands before the library's plugin, which writes that.
 */
export function cacheReply<Context extends object>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async ({ contextValue, overallCachePolicy }) => ({
      willSendResponse: async ({ operation, response: { body } }) => {
        const known = factsOf(contextValue);
        const isForAll = operation?.operation === OperationTypeNode.QUERY && known?.asks.wasLookedAt() === false;
        if (!isForAll) overallCachePolicy.restrict({ maxAge: 0, scope: 'PRIVATE' });
        const policy = overallCachePolicy.policyIfCacheable();
        const tags = known?.tags.list() ?? [];
        if (policy?.scope !== 'PUBLIC' || body.kind !== 'single' || body.singleResult.errors || tags.length === 0)
          return;
        body.singleResult.extensions = { ...body.singleResult.extensions, cacheTags: tags };
      },
    }),
  };
}
