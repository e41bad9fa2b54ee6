import { NetworkError } from '@alexandrite/graphql-client/errors';
import { cache } from 'react';
import { ViewerDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who is signed in; null when nobody is. Asked once for a page, however many parts of it want to know.
 * When the graph cannot be reached nobody is: the page itself then tells what is wrong, inside its frame.
 */
export const readViewer = cache(async (): Promise<Viewer | null> => {
  try {
    return (await query(ViewerDocument, {})).viewer;
  } catch (error) {
    if (error instanceof NetworkError) return null;
    throw error;
  }
});
