import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import { type Choices, choicesFrom } from './choices.ts';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** How deep selections go. */
const deepest = 5;

/** An operation that a schema allows, mostly: fragments, aliases, conditions and all. The same for the same seed. */
export function randomOperation(schema: GraphQLSchema, seed: number): RandomOperation {
  const choices = choicesFrom(seed);
  const fragments: string[] = [];
  const write = { schema, choices, fragments };
  const root = schema.getQueryType();
  if (!root) throw new Error('no queries');
  const body = selection(write, root, 0);
  const text = `query Q($yes: Boolean!, $no: Boolean = false, $off: Boolean! = true) { ${body} pinned: __typename @include(if: $yes) @skip(if: $no) off: __typename @skip(if: $off) }\n${fragments.join('\n')}`;
  const variables = {
    yes: choices.chance(0.5),
    ...(choices.chance(0.5) ? { no: choices.chance(0.5) } : {}),
    ...(choices.chance(0.3) ? { off: choices.chance(0.5) } : {}),
  };
  return { text, variables };
}

interface Write {
  readonly schema: GraphQLSchema;
  readonly choices: Choices;
  readonly fragments: string[];
}

function selection(write: Write, type: GraphQLCompositeType, depth: number): string {
  const { choices } = write;
  const parts: string[] = [];
  const count = 1 + choices.below(depth === 0 ? 3 : 4);
  for (let number = 0; number < count; number += 1) parts.push(oneOf(write, type, depth));
  if (choices.chance(0.2)) parts.push('__typename');
  return parts.filter((part) => part !== '').join(' ') || '__typename';
}

function oneOf(write: Write, type: GraphQLCompositeType, depth: number): string {
  const { choices, schema } = write;
  if (isUnionType(type) || choices.chance(0.2)) {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const inner = choices.of(possible);
    // Sometimes the same fragment from two places.
    if (choices.chance(0.3)) {
      const name = `F${write.fragments.length}`;
      write.fragments.push('');
      write.fragments[Number(name.slice(1))] =
        `fragment ${name} on ${inner.name} { ${selection(write, inner, depth + 1)} }`;
      return `...${name}${condition(choices)}`;
    }
    const on = choices.chance(0.2) && inner === type ? '' : ` on ${inner.name}`;
    return `...${on}${condition(choices)} { ${selection(write, inner, depth + 1)} }`;
  }
  const fields = Object.values(type.getFields()).filter(
    (field) => depth < deepest || !isCompositeType(getNamedType(field.type)),
  );
  if (fields.length === 0) return '';
  return field(write, choices.of(fields), depth);
}

function field(write: Write, chosen: GraphQLField<unknown, unknown>, depth: number): string {
  const { choices } = write;
  const given = chosen.args
    .filter((argument) => isRequiredArgument(argument) || choices.chance(0.3))
    .map((argument) => `${argument.name}: ${literal(choices, argument.type)}`);
  const call = given.length > 0 ? `(${given.join(', ')})` : '';
  // Few aliases, so that they meet: what cannot be merged is refused, and that has to be the same too.
  const alias = choices.chance(0.1)
    ? `${choices.chance(0.02) ? choices.of(['constructor', '__proto__']) : choices.of(['a', 'b'])}: `
    : '';
  const type = getNamedType(chosen.type);
  const inner = isCompositeType(type) ? ` { ${selection(write, type, depth + 1)} }` : '';
  return `${alias}${chosen.name}${call}${condition(choices)}${inner}`;
}

function condition(choices: Choices): string {
  if (!choices.chance(0.1)) return '';
  return ` @${choices.of(['skip', 'include'])}(if: ${choices.of(['$yes', '$no', '$off', 'true', 'false'])})`;
}

function literal(choices: Choices, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(choices, type.ofType);
  if (isListType(type)) return `[${literal(choices, type.ofType)}]`;
  if (isEnumType(type)) return choices.of(type.getValues()).name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((one) => isRequiredInputField(one));
    return `{ ${fields.map((one) => `${one.name}: ${literal(choices, one.type)}`).join(', ')} }`;
  }
  switch (type.name) {
    case 'Int':
      return String(1 + choices.below(20));
    case 'Float':
      return '1.5';
    case 'Boolean':
      return choices.of(['true', 'false']);
    case 'DateTime':
      return '"2026-01-31T09:30:00.000Z"';
    default:
      return `"${choices.of(['one', 'two'])}"`;
  }
}

/** Whether a type is one that entities can be of, so that other subgraphs add to it. */
export function isEntity(type: unknown): boolean {
  return isObjectType(type) && 'id' in type.getFields();
}
