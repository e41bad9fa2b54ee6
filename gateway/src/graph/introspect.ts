import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
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

/** Whether a field asks about the schema. */
export function isSchemaField(name: string): boolean {
  return schemaFields.has(name);
}

/** Whether a document asks about the schema anywhere. */
export function asksAboutSchema(document: DocumentNode): boolean {
  let isAsked = false;
  visit(document, {
    Field({ name }) {
      isAsked ||= schemaFields.has(name.value);
    },
  });
  return isAsked;
}

/**
 * Answers the part of a query that asks about the schema.
 * @param variableValues as they came
 */
export async function introspectPart(
  schema: GraphQLSchema,
  all: DocumentNode,
  operation: OperationDefinitionNode,
  variableValues: Record<string, unknown>,
): Promise<ExecutionResult> {
  const types = new TypeInfo(schema);
  const document = visit(
    all,
    visitWithTypeInfo(types, {
      Field({ name }) {
        if (schemaFields.has(name.value)) return false;
        return types.getParentType() === schema.getQueryType() ? null : undefined;
      },
    }),
  );
  return execute({ schema, document, operationName: operation.name?.value ?? null, variableValues });
}

/** A document without what asks about the schema. The type's name stands in its place: no selection may be empty. */
export function withoutSchemaFields(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: ({ name }) => (schemaFields.has(name.value) ? typeName : undefined),
  });
}

const typeName: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

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
