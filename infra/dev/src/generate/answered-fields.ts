import {
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type TypeNode,
  visit,
} from 'graphql';

/** Fields of the root that are null only beside an error, by their coordinate, where their type does not show it. */
const others: ReadonlySet<string> = new Set(['Query.metalRates', 'Mutation.signOut', 'Mutation.signOutEverywhere']);

/**
 * The API as our apps see it. Fields of the root can be null, so that a subgraph which does not answer takes nothing
 * along; a list, a page and the result of a mutation are that only beside an error. The apps' client throws then, so
 * their types need not say null.
 */
export function answeredApi(apiSdl: string): string {
  return print(
    visit(parse(apiSdl), {
      ObjectTypeDefinition(type): ObjectTypeDefinitionNode | undefined {
        if (type.name.value !== 'Query' && type.name.value !== 'Mutation') return undefined;
        return { ...type, fields: (type.fields ?? []).map((field) => answered(type.name.value, field)) };
      },
    }),
  );
}

function answered(root: string, field: FieldDefinitionNode): FieldDefinitionNode {
  const { type } = field;
  if (type.kind === Kind.NON_NULL_TYPE) return field;
  if (!isAlwaysAnswered(type) && !others.has(`${root}.${field.name.value}`)) return field;
  return { ...field, type: { kind: Kind.NON_NULL_TYPE, type } };
}

function isAlwaysAnswered(type: TypeNode): boolean {
  return (
    type.kind === Kind.LIST_TYPE || (type.kind === Kind.NAMED_TYPE && /(Connection|Result)$/.test(type.name.value))
  );
}
