import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import {
  type DocumentNode,
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { withoutNulls } from './null-variables.ts';
import { setOwn } from '../plan/inherited.ts';
import type { Fields } from '../plan/merge.ts';

/** The variables of an operation do not fit it: the errors, which are the asker's. */
export class WrongVariablesError extends Error {
  override readonly name = 'WrongVariablesError';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('the variables do not fit');
    this.errors = errors;
  }
}

/** Variables of an operation: those that it declares, and no others. */
export interface DeclaredVariables {
  /** As the schema has them, with defaults: whatever is decided by variables is decided by these. */
  readonly values: Fields;
  /** As they came: what subgraphs are told. */
  readonly given: Fields;
}

/**
 * Compares variables with what an operation declares. Nothing else reads what a client sent: a number may be beyond all
 * numbers, a list where one value belongs, and names may be there of which the operation says nothing.
 * @param isOpen whether names of the schema may be suggested
 * @throws WrongVariablesError
 */
export function coerceVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  all: Readonly<Record<string, unknown>>,
  isOpen: boolean,
): DeclaredVariables {
  const { variableDefinitions = [] } = operation;
  const sent = withoutNulls(schema, document, operation, all);
  const options = { maxErrors: operationBounds.errors.limit, hideSuggestions: !isOpen };
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, sent, options);
  if (errors) throw new WrongVariablesError(errors);
  const given: Fields = {};
  for (const { variable } of variableDefinitions) {
    const { value: name } = variable.name;
    if (Object.hasOwn(sent, name)) setOwn(given, name, sent[name]);
  }
  return { values: coerced, given };
}
