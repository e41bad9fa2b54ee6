import { ParkedModelsDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** Models that could not be measured, newest first. */
export async function readParkedModels() {
  return (await query(ParkedModelsDocument, { first: pageSize })).parkedModels;
}
