import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';

/**
 * Types that a question can come to.
 * @param entities types that a gateway asks a subgraph for by their key
 * @param closed types (`Account`) and fields (`Order.delivery`) that are taken for closed
 */
export function reachableTypes(
  schema: GraphQLSchema,
  entities: readonly string[],
  closed: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<GraphQLObjectType>();
  const open = (type: unknown): void => {
    if (isObjectType(type)) {
      if (!closed.has(type.name)) found.add(type);
    } else if (isAbstractType(type)) schema.getPossibleTypes(type).forEach(open);
  };
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].forEach(open);
  entities.forEach((name) => {
    open(schema.getType(name));
  });
  // A set is walked in order of insertion, what is added meanwhile included.
  for (const type of found) {
    for (const field of Object.values(type.getFields())) {
      if (!closed.has(`${type.name}.${field.name}`)) open(getNamedType(field.type));
    }
  }
  return new Set([...found].map(({ name }) => name));
}
