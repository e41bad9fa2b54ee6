import { NetworkError } from '@alexandrite/graphql-client/errors';
import { cache } from 'react';
import { ViewerDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import type { Viewer } from './viewer.ts';

/** Who is signed in; null when nobody is. Asked once for a page, however many parts of it want to know. */
export const readViewer = cache(async (): Promise<Viewer | null> => (await query(ViewerDocument, {})).viewer);

/**
 * The same for the frame around a page: when the graph cannot be reached the frame stays empty, and the page inside it
 * tells what is wrong. (A page must not take 'not known' for 'not signed in': it would throw staff out on an outage.)
 */
export async function readViewerOfFrame(): Promise<Viewer | null> {
  try {
    return await readViewer();
  } catch (error) {
    if (error instanceof NetworkError) return null;
    throw error;
  }
}
