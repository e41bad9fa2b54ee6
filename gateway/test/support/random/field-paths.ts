import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A field with literals for what it must be told; null where that is an object. */
function callOf({ name, args }: GraphQLField<unknown, unknown>): string | null {
  const given = args.filter(isRequiredArgument).map((argument) => [argument.name, literal(argument.type)] as const);
  if (given.some(([, value]) => value === null)) return null;
  return given.length === 0 ? name : `${name}(${given.map(([of, value]) => `${of}: ${value}`).join(', ')})`;
}

function literal(type: GraphQLInputType): string | null {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? null;
  return { ID: '"1"', String: '"1"', Int: '1', Float: '1', Boolean: 'true' }[type.name] ?? null;
}

/** The shortest way from the root to a type, as the calls on it; null when none leads there without unions. */
export function wayTo(schema: GraphQLSchema, wanted: string): readonly string[] | null {
  const root = schema.getQueryType();
  const seen = new Set<string>();
  let ways: { readonly type: GraphQLObjectType; readonly calls: readonly string[] }[] = root
    ? [{ type: root, calls: [] }]
    : [];
  while (ways.length > 0) {
    const found = ways.find(({ type }) => type.name === wanted);
    if (found) return found.calls;
    for (const { type } of ways) seen.add(type.name);
    ways = ways.flatMap(({ type, calls }) =>
      Object.values(type.getFields()).flatMap((field) => {
        const next = getNamedType(field.type);
        const call = callOf(field);
        return call !== null && isObjectType(next) && !seen.has(next.name)
          ? [{ type: next, calls: [...calls, call] }]
          : [];
      }),
    );
  }
  return null;
}

/** A field with the least that can be selected of it. */
export function leastOf(field: GraphQLField<unknown, unknown>): string | null {
  const call = callOf(field);
  return call !== null && isCompositeType(getNamedType(field.type)) ? `${call} { __typename }` : call;
}
