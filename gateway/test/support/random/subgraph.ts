import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { choicesNamed } from './choices.ts';
import { isEntity } from './operation.ts';

interface Said {
  readonly data: Record<string, unknown>;
  readonly errors?: { message: string; path: (string | number)[]; extensions: { code: string } }[];
}

/** How far subgraphs can be believed. */
export interface Honesty {
  /** How often a field is null though it must not be, is not there, or of another type. */
  readonly lies: number;
}

interface Telling {
  readonly schema: GraphQLSchema;
  readonly seed: number;
  readonly honesty: Honesty;
  readonly variables: Record<string, unknown>;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly errors: NonNullable<Said['errors']>;
}

/**
 * Answers as a subgraph that knows something of everything. What it says of an entity's field is the same whenever and
 * by whatever question it is asked, so that the order in which questions are asked does not matter.
 */
export function sayAtRandom(
  schema: GraphQLSchema,
  seed: number,
  honesty: Honesty,
  query: string,
  variables: Record<string, unknown>,
): Said {
  const document = parse(query);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = schema.getQueryType();
  if (!operation || !root) throw new Error('no operation');
  const telling: Telling = { schema, seed, honesty, variables, fragments, errors: [] };
  const { representations } = variables;
  const data = Array.isArray(representations)
    ? { _entities: representations.map((known: Known, index) => entity(telling, known, index, operation.selectionSet)) }
    : tell(telling, root, operation.selectionSet, 'root', []);
  return { data, ...(telling.errors.length > 0 ? { errors: telling.errors } : {}) };
}

interface Known {
  readonly __typename: string;
  readonly id?: unknown;
}

function entity(telling: Telling, known: Known, index: number, { selections }: SelectionSetNode): unknown {
  const type = telling.schema.getType(known.__typename);
  const [field] = selections;
  if (!isObjectType(type) || field?.kind !== Kind.FIELD || !field.selectionSet) throw new Error('no entity');
  const name = `${type.name}:${JSON.stringify(known.id)}`;
  if (choicesNamed(`${telling.seed} unknown ${name}`).chance(0.1)) return null;
  return tell(telling, type, field.selectionSet, name, ['_entities', index]);
}

type Path = readonly (string | number)[];

function tell(telling: Telling, type: GraphQLObjectType, set: SelectionSetNode, name: string, path: Path) {
  const told: Record<string, unknown> = {};
  addTo(told, telling, type, set, name, path);
  return told;
}

function addTo(
  told: Record<string, unknown>,
  telling: Telling,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  name: string,
  path: Path,
): void {
  for (const selection of selections) {
    if (!isWanted(telling, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const value = fieldOf(telling, type, selection, name, [...path, key]);
      if (value === undefined) continue;
      const before = Object.hasOwn(told, key) ? told[key] : undefined;
      Object.defineProperty(told, key, {
        value: merged(before, value),
        enumerable: true,
        writable: true,
        configurable: true,
      });
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : telling.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    const wanted = condition === undefined ? type : telling.schema.getType(condition);
    const fits = wanted === type || (isAbstractType(wanted) && telling.schema.isSubType(wanted, type));
    if (fragment && fits) addTo(told, telling, type, fragment.selectionSet, name, path);
  }
}

function merged(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) return before.map((one, index) => merged(one, after[index]));
  const areObjects = [before, after].every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  if (!areObjects) return before === undefined ? after : before;
  const [one, other] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const both: Record<string, unknown> = { ...one };
  for (const key of Object.keys(other)) {
    Object.defineProperty(both, key, {
      value: merged(Object.hasOwn(one, key) ? one[key] : undefined, other[key]),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return both;
}

function isWanted({ variables }: Telling, { directives = [] }: { directives?: FieldNode['directives'] }): boolean {
  return directives.every(({ name, arguments: given }) => {
    const value = given?.[0]?.value;
    const holds =
      value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });
}

function fieldOf(telling: Telling, type: GraphQLObjectType, node: FieldNode, name: string, path: Path): unknown {
  const { seed, honesty } = telling;
  if (node.name.value === '__typename') return type.name;
  const field = type.getFields()[node.name.value];
  if (!field) throw new Error(`${type.name}.${node.name.value} is unknown`);
  const here = `${name}.${field.name}`;
  const choices = choicesNamed(`${seed} ${here}`);
  if (choices.chance(honesty.lies / 2)) return undefined;
  const isLie = choices.chance(honesty.lies);
  if (isLie || (!isNonNullType(field.type) && choices.chance(0.1))) {
    if (choices.chance(0.5)) {
      const extensions = { code: choices.of(['FORBIDDEN', 'NOT_FOUND', 'SERVICE_UNAVAILABLE']) };
      telling.errors.push({ message: `nothing of ${here}`, path: [...path], extensions });
    }
    return null;
  }
  if (field.name === 'id' && name.startsWith(`${type.name}:`)) return JSON.parse(name.slice(type.name.length + 1));
  return valueOf(telling, field.type, node, here, path);
}

function valueOf(telling: Telling, type: GraphQLOutputType, node: FieldNode, here: string, path: Path): unknown {
  const { seed, honesty, schema } = telling;
  const choices = choicesNamed(`${seed} ${here} value`);
  if (isNonNullType(type)) return valueOf(telling, type.ofType, node, here, path);
  if (isListType(type)) {
    return Array.from({ length: choices.below(4) }, (_, index) => {
      const isNull = choicesNamed(`${seed} ${here} ${index}`).chance(isNonNullType(type.ofType) ? honesty.lies : 0.1);
      return isNull ? null : valueOf(telling, type.ofType, node, `${here}.${index}`, [...path, index]);
    });
  }
  if (isLeafType(type)) {
    if (choices.chance(honesty.lies)) return choices.of<unknown>([true, 'wrong', 1.5, 7, {}, []]);
    if (isEnumType(type)) return choices.of(type.getValues()).name;
    if (type.name === 'Int') return choices.below(100);
    if (type.name === 'Float') return choices.below(100) / 8;
    if (type.name === 'Boolean') return choices.chance(0.5);
    return `text ${choices.below(1_000)}`;
  }
  const actual = isAbstractType(type) ? choices.of(schema.getPossibleTypes(type)) : type;
  if (!node.selectionSet) throw new Error('no selections');
  // An entity is known by its id, wherever it is met.
  const name = isEntity(actual) ? `${actual.name}:"${choicesNamed(`${seed} ${here} id`).below(5)}"` : here;
  return tell(telling, actual, node.selectionSet, name, path);
}
