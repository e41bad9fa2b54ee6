import {
  type DocumentNode,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Variables of operations that may be left out, and stand where null may not. */
const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/**
 * Variables without those that are null where null may not stand, and have a default, which then counts. The
 * specification calls that an error of the field, which would take what holds the field along: many clients write null
 * for what they leave out.
 */
export function withoutNulls(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  sent: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (!operation.variableDefinitions?.some((definition) => isNullFor(definition, sent))) return sent;
  let never = known.get(operation);
  if (!never) {
    never = neverNull(schema, document, operation);
    known.set(operation, never);
  }
  const left = new Set(operation.variableDefinitions.filter((one) => isNullFor(one, sent)).map(nameOf));
  const kept = Object.entries(sent).filter(([name]) => !(left.has(name) && never.has(name)));
  // Made of entries, so that a name which means something to the language is kept for what it is.
  return Object.fromEntries(kept);
}

type Definition = NonNullable<OperationDefinitionNode['variableDefinitions']>[number];

const nameOf = ({ variable }: Definition): string => variable.name.value;

function isNullFor(definition: Definition, sent: Readonly<Record<string, unknown>>): boolean {
  const name = nameOf(definition);
  const { defaultValue, type } = definition;
  if (defaultValue === undefined || defaultValue.kind === Kind.NULL || type.kind === Kind.NON_NULL_TYPE) return false;
  return Object.hasOwn(sent, name) && sent[name] === null;
}

function neverNull(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  const names = new Set<string>();
  const types = new TypeInfo(schema);
  const read = visitWithTypeInfo(types, {
    OperationDefinition: (node) => (node === operation ? undefined : false),
    VariableDefinition: () => false,
    Variable({ name }) {
      if (isNonNullType(types.getInputType())) names.add(name.value);
    },
  });
  visit(document, read);
  return names;
}
