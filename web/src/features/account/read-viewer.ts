import { cache } from 'react';
import { ViewerDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who is signed in; null when nobody is. Asked once for a page, however many parts of it want to know.
 * Throws when it cannot be told: that is not the same as nobody.
 */
export const readViewer = cache(async (): Promise<Viewer | null> => (await query(ViewerDocument, {})).viewer);

/** Who is signed in, for the frame of a page: it is drawn even when nobody can tell, and the page says what is wrong. */
export async function readViewerForFrame(): Promise<Viewer | null> {
  try {
    return await readViewer();
  } catch (error) {
    console.warn('Who is signed in cannot be told:', error);
    return null;
  }
}
