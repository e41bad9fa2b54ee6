import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RefusedOperationError } from './documents/choose-operation.ts';

/** What an operation asks for: the schema, or what the graph holds. */
export type Subject = 'schema' | 'graph';

const schemaFields: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * What an operation asks for.
 * @throws RefusedOperationError for one that asks for both
 */
export function subjectOf(document: DocumentNode, operation: OperationDefinitionNode): Subject {
  const names = rootFields(document, operation);
  if (![...names].some((name) => schemaFields.has(name))) return 'graph';
  if ([...names].every((name) => schemaFields.has(name) || name === '__typename')) return 'schema';
  const message = 'Ask about the schema in an operation of its own.';
  throw new RefusedOperationError(400, 'GRAPHQL_VALIDATION_FAILED', message);
}

/** Answers an operation that asks for nothing but the schema. */
export async function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variableValues: Record<string, unknown>,
): Promise<ExecutionResult> {
  const operationName = operation.name?.value ?? null;
  return execute({ schema, document, operationName, variableValues });
}

/** Names of the fields of the root, those in fragments too, whatever `@skip` and `@include` say. */
function rootFields(document: DocumentNode, { selectionSet }: OperationDefinitionNode): ReadonlySet<string> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const names = new Set<string>();
  const visited = new Set<SelectionSetNode>();
  const collect = (set: SelectionSetNode | undefined): void => {
    if (!set || visited.has(set)) return;
    visited.add(set);
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments.get(selection.name.value)?.selectionSet);
    }
  };
  collect(selectionSet);
  return names;
}
