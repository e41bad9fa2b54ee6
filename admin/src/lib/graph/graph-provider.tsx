'use client';

import type { TypedDocument } from '@alexandrite/graphql-client/document';
import { execute } from '@alexandrite/graphql-client/execute';
import { LiveProvider } from '@alexandrite/graphql-client/use-live';
import { useLocale } from 'next-intl';
import { createContext, useCallback, useContext } from 'react';
import type { ReactNode } from 'react';

const GraphContext = createContext<string | null>(null);

export interface GraphProviderProps {
  /** Address of the gateway as the browser sees it. */
  readonly gateway: string;
  readonly viewerId: string | null;
  readonly children: ReactNode;
}

/** Gives the components of a page their access to the graph: requests and live connection. */
export function GraphProvider({ gateway, viewerId, children }: GraphProviderProps): ReactNode {
  const url = `${gateway}/graphql`;
  return (
    <GraphContext value={url}>
      <LiveProvider url={url} locale={useLocale()} viewerId={viewerId}>
        {children}
      </LiveProvider>
    </GraphContext>
  );
}

export type Ask = <TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
  signal?: AbortSignal,
) => Promise<TResult>;

/** Asks the graph from the browser, as the visitor who is signed in. */
export function useGraph(): Ask {
  const url = useContext(GraphContext);
  const locale = useLocale();
  if (url === null) throw new Error('useGraph needs a GraphProvider around it');
  return useCallback<Ask>(
    (document, variables, signal) => execute(document, variables, { url, locale, signal }),
    [url, locale],
  );
}
