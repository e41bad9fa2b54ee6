'use client';

import { createContext, createElement, useContext, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { TypedDocument } from './document.ts';
import type { GraphQLRequestError } from './errors.ts';
import { createLiveClient, type ConnectionState, type LiveClient } from './live-client.ts';

export type { ConnectionState } from './live-client.ts';

const LiveContext = createContext<LiveClient | null>(null);

export interface LiveProviderProps {
  /** Address of the GraphQL endpoint as the browser sees it. */
  readonly url: string;
  readonly locale: 'ru' | 'en';
  /**
   * Who is signed in. The socket is identified once, when it opens: when this changes, a new one is opened.
   */
  readonly viewerId: string | null;
  readonly children: ReactNode;
}

/** Gives the components in it one shared live connection, opened when the first of them subscribes. */
export function LiveProvider({ url, locale, viewerId, children }: LiveProviderProps): ReactNode {
  // `viewerId` is no option of the client: it only says when a new one is due.
  const client = useMemo(() => lazyClient(() => createLiveClient({ url, locale })), [url, locale, viewerId]);
  useEffect(() => () => client.dispose(), [client]);
  return createElement(LiveContext, { value: client }, children);
}

export interface LiveEventsOptions<TResult> {
  readonly onEvent: (result: TResult) => void;
  /**
   * Where the API's order of changes stood when what is shown was read: the first events are those after it, so that
   * nothing is lost between reading and subscribing, nor on a page that a browser brings back. null where nobody said.
   */
  readonly after: string | null;
  /** Events were missed that nobody can tell any more: read again what they are counted on top of. */
  readonly onMissed: () => void;
}

export interface LiveStatus {
  readonly connection: ConnectionState;
  /** The API refused for good; null while all is well. */
  readonly error: GraphQLRequestError | null;
}

/**
 * Follows a subscription to changes of many and hands every one to `onEvent`, from mount to unmount. `variables` null:
 * not now.
 */
export function useLiveEvents<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables | null,
  options: LiveEventsOptions<TResult>,
): LiveStatus {
  return useFollowed(document, variables, options);
}

type Followed<TResult> = Omit<LiveEventsOptions<TResult>, 'onMissed'> & Partial<LiveEventsOptions<TResult>>;

function useFollowed<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables | null,
  options: Followed<TResult>,
): LiveStatus {
  const client = useContext(LiveContext);
  if (client === null) throw new Error('useLive needs a LiveProvider around it');
  const [connection, setConnection] = useState<ConnectionState>('connecting');
  const [error, setError] = useState<GraphQLRequestError | null>(null);
  const onEvent = useEffectEvent((result: TResult) => options.onEvent(result));
  const onMissed = useEffectEvent(() => options.onMissed?.());
  // Variables are told apart by what they say: a new object of the same content is no reason to subscribe again.
  const key = JSON.stringify(variables);
  const { after } = options;
  const isOfMany = options.onMissed !== undefined;
  useEffect(() => {
    if (variables === null) return;
    setError(null);
    const observer = {
      next: (result: TResult) => onEvent(result),
      state: setConnection,
      failed: setError,
      ...(isOfMany && { missed: () => onMissed() }),
    };
    return client.subscribe(document, variables, observer, after);
  }, [client, document, key, after, isOfMany]);
  return { connection, error };
}

/**
 * The latest result of a subscription that tells its whole state: `initial` (as the server rendered it) until the
 * first push. `variables` null: not now.
 */
export function useLive<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables | null,
  initial: TResult,
): LiveStatus & { readonly latest: TResult } {
  const key = JSON.stringify(variables);
  const [pushed, setPushed] = useState<{ key: string; result: TResult } | null>(null);
  const onEvent = (result: TResult) => setPushed({ key, result });
  // The first push is the state as it is now: there is nothing to be missed.
  const status = useFollowed(document, variables, { onEvent, after: null });
  return { latest: pushed?.key === key ? pushed.result : initial, ...status };
}

/** A client that exists from its first use on: rendering on the server must not open sockets. */
function lazyClient(create: () => LiveClient): LiveClient {
  let client: LiveClient | undefined;
  return {
    subscribe: (document, variables, observer, after) =>
      (client ??= create()).subscribe(document, variables, observer, after),
    dispose: () => {
      client?.dispose();
      client = undefined;
    },
  };
}
