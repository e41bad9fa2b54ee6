import { createLiveConnection, type LiveConnectionOptions } from './live-connection.ts';
import { LiveSubscription, type LiveObserver } from './live-subscription.ts';
import type { TypedDocument } from './document.ts';

export type { ConnectionState, LiveObserver } from './live-subscription.ts';

export interface LiveClient {
  /**
   * Subscribes, and goes on trying for ever when the connection breaks. Answers the function that ends it.
   * @param after the position of what was read already: changes after it are pushed first
   */
  subscribe<TResult, TVariables>(
    document: TypedDocument<TResult, TVariables>,
    variables: TVariables,
    observer: LiveObserver<TResult>,
    after?: string | null,
  ): () => void;
  /** Ends the connection and with it all subscriptions. */
  dispose(): void;
}

/** Subscriptions over one WebSocket (graphql-transport-ws), opened when the first is wanted. */
export function createLiveClient(options: LiveConnectionOptions): LiveClient {
  const connection = createLiveConnection(options);
  const open = new Set<{ end(): void }>();
  return {
    subscribe: (document, variables, observer, after) => {
      const subscription = new LiveSubscription(connection, document, variables, observer, after);
      open.add(subscription);
      subscription.start();
      return () => {
        open.delete(subscription);
        subscription.end();
      };
    },
    dispose: () => {
      for (const subscription of open) subscription.end();
      open.clear();
      void connection.client.dispose();
    },
  };
}
