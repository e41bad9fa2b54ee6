import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import { refuseLong, RejectedDocumentError } from '../../graph/documents/documents.ts';
import type { Graph } from '../../graph/graph.ts';
import { coded, invalid, RejectedSubscription } from './invalid.ts';
import { type StandInQuery, writeStandIn } from './rewrite.ts';
import { rootField } from './root-fields.ts';
import { type LiveSource, liveSources } from './sources.ts';
import { readStaffSelection, type StaffSelection } from './staff-fields.ts';

/** An id that nothing has: asking about it tells whether one may ask at all. */
export const nobody = 'none';

/** A subscription's text, understood; what depends on its variables is not. */
export interface PreparedSubscription {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The subscription's root field, and what the schema says of it. */
  readonly root: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly source: LiveSource;
  readonly standIn: StandInQuery;
  readonly staffSelection: StaffSelection;
}

/** Reads documents as those of queries are read: with the same limits, against the same schema. */
export interface LiveDocuments {
  schema(): GraphQLSchema;
  prepare: Graph['prepare'];
  costOf: Graph['costOf'];
}

/**
 * Parses, validates and rewrites a subscription.
 * @throws GraphQLError or RejectedSubscription, as a client is told, when it cannot be followed.
 */
export function prepareSubscription(
  documents: LiveDocuments,
  query: string,
  operationName: string | null | undefined,
): PreparedSubscription {
  const schema = documents.schema();
  const document = read(documents, query);
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw coded(new GraphQLError('Say which operation of the document is meant.'), 'OPERATION_RESOLUTION_FAILURE');
  if (operation.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw coded(new GraphQLError('Queries and mutations go over HTTP to the same address.'), 'BAD_REQUEST');
  }
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const root = rootField(operation, fragments);
  const definition = schema.getSubscriptionType()?.getFields()[root.name.value];
  const source = liveSources[root.name.value];
  if (!definition || !source) throw invalid(`${root.name.value} cannot be followed.`);
  const standIn = writeStandIn({
    schema,
    operation,
    root,
    fragments,
    field: source.field,
    // Which arguments are given does not depend on their values.
    argumentNames: Object.keys(source.ask(nobody, {})),
    list: source.follows === 'changes' ? source.list : undefined,
    withRevision: source.follows === 'state',
  });
  return {
    document,
    operation,
    root,
    definition,
    source,
    standIn,
    staffSelection: readStaffSelection(schema, parse(standIn.text)),
  };
}

/** The library throws where whether the root field is there depends on a variable, instead of answering that. */
function read(documents: LiveDocuments, query: string): DocumentNode {
  try {
    refuseLong(query);
    return documents.prepare(createHash('sha256').update(query).digest('hex'), query).document;
  } catch (fault) {
    if (fault instanceof RejectedDocumentError) throw new RejectedSubscription(fault.errors);
    throw fault instanceof GraphQLError ? coded(fault, 'GRAPHQL_VALIDATION_FAILED') : fault;
  }
}
