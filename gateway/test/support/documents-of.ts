import type { GraphQLSchema } from 'graphql';
import { Documents } from '../../src/graph/documents/documents.ts';
import type { LiveDocuments } from '../../src/live/plan/prepare.ts';

/** Documents of a schema, read as the gateway reads them. */
export function documentsOf(schema: GraphQLSchema): LiveDocuments {
  const documents = new Documents(schema, true);
  return { schema: () => schema, prepare: (hash, text) => documents.prepare(hash, text), costOf: () => 0 };
}
