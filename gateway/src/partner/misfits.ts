import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

/**
 * What a schema shows that the whole does not have, or has otherwise, as coordinates (`Order.total`): a document that
 * fits the one would not fit the other.
 */
export function misfitsOf(part: GraphQLSchema, whole: GraphQLSchema): string[] {
  const shown = Object.values(part.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return shown.flatMap((type) => {
    const same = whole.getType(type.name);
    if (same?.constructor !== type.constructor) return [type.name];
    const known = new Map(membersOf(same));
    return membersOf(type)
      .filter(([coordinate, kind]) => known.get(coordinate) !== kind)
      .map(([coordinate]) => coordinate);
  });
}

/** Coordinates of all that belongs to a type, with what each of them is. */
function membersOf(type: GraphQLNamedType): (readonly [string, string])[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => [`${type.name}.${name}`, 'value']);
  if (isUnionType(type)) return type.getTypes().map(({ name }) => [`${type.name} = ${name}`, 'member']);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, String(field.type)]);
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${type.name}.${field.name}`, String(field.type)],
    ...field.args.map(({ name, type: taken }) => [`${type.name}.${field.name}(${name}:)`, String(taken)] as const),
  ]);
}
