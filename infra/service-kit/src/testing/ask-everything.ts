import {
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/**
 * A selection of all that a type tells and leads to, `{ id lines { title } }`. No type is entered twice on one way down,
 * and what needs arguments is left out.
 */
export function everythingOf(schema: GraphQLSchema, typeName: string): string {
  const fieldsOf = (type: GraphQLObjectType | GraphQLInterfaceType, above: readonly string[]): string[] => {
    const below = [...above, type.name];
    // What members of a union have in common is asked for once: a place holds the same field a few times only.
    const common = isObjectType(type) ? type.getInterfaces().flatMap((one) => Object.keys(one.getFields())) : [];
    return Object.values(type.getFields()).flatMap(({ name, args, type: answer }) => {
      const named = getNamedType(answer);
      if (common.includes(name) || below.includes(named.name) || args.some(isRequiredArgument)) return [];
      return [isCompositeType(named) ? `${name} ${select(named, below)}` : name];
    });
  };
  const select = (type: GraphQLNamedType, above: readonly string[]): string => {
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    const interfaces = new Set(members.flatMap((member) => member.getInterfaces()));
    const parts = [...interfaces, ...members].flatMap((part) => {
      const fields = fieldsOf(part, above).join(' ');
      return fields === '' ? [] : [part === type ? fields : `... on ${part.name} { ${fields} }`];
    });
    return `{ __typename ${parts.join(' ')} }`;
  };
  const type = schema.getType(typeName);
  if (!type) throw new Error(`there is no type ${typeName}`);
  return select(type, []);
}

/** A text of an answer, and the field that told it. */
export interface TextTold {
  /** `Order.number`. */
  readonly field: string;
  readonly text: string;
}

/** All texts of an answer that was asked for without aliases, with the fields that told them. */
export function textsTold(schema: GraphQLSchema, typeName: string, answer: unknown): TextTold[] {
  const type = schema.getType(typeName);
  if (Array.isArray(answer)) return answer.flatMap((one) => textsTold(schema, typeName, one));
  if (!isObject(answer) || !type) return [];
  const told = typeof answer['__typename'] === 'string' ? schema.getType(answer['__typename']) : type;
  if (!isObjectType(told)) return [];
  return Object.entries(answer).flatMap(([name, value]) => {
    const field = told.getFields()[name];
    if (!field) return [];
    const named = getNamedType(field.type);
    if (isCompositeType(named)) return textsTold(schema, named.name, value);
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    return texts.flatMap((text) => (typeof text === 'string' ? [{ field: `${told.name}.${name}`, text }] : []));
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
