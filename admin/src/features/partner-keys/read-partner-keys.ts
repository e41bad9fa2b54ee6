import { PartnerKeysDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';

/** Partners, and the keys that they were given, newest first. */
export async function readPartnerKeys() {
  return query(PartnerKeysDocument, { first: pageSize });
}
