import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import { chooseOperation, RefusedOperationError } from './choose-operation.ts';
import { coerceVariables, WrongVariablesError } from './coerce-variables.ts';
import type { Documents } from './documents.ts';
import type { Fields } from '../plan/merge.ts';
import type { AskedOperation } from '../run-operation.ts';

/** A query as what its answer depends on: two that are equal have the same answer. */
export interface Question {
  /** Of the document's text. */
  readonly hash: string;
  /** Of the operation that is meant, when it has one. */
  readonly name: string | undefined;
  /** Variables that it declares, as the schema has them. */
  readonly values: Fields;
}

/** What of an operation is read for that. */
export type AskedQuestion = Pick<AskedOperation, 'hash' | 'operationName' | 'variables'>;

interface Source {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
}

/**
 * The question that an operation is; null for one that is no query, or cannot be asked so. Undefined while its document
 * was not prepared: it is not known then what it asks.
 */
export function questionOf(
  { schema, documents }: Source,
  { hash, operationName, variables = {} }: AskedQuestion,
): Question | null | undefined {
  const prepared = documents.known(hash);
  if (!prepared) return undefined;
  try {
    const operation = chooseOperation(prepared, operationName, false);
    if (operation.operation !== OperationTypeNode.QUERY) return null;
    const { values } = coerceVariables(schema, prepared.document, operation, variables, false);
    return { hash, name: operation.name?.value, values };
  } catch (fault) {
    // That it cannot be asked is said when it is run.
    if (fault instanceof RefusedOperationError || fault instanceof WrongVariablesError) return null;
    throw fault;
  }
}
