import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
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
  type SelectionSetNode,
} from 'graphql';
import { isInherited } from '../plan/inherited.ts';
import { isSchemaField } from '../introspect.ts';
import { UnusualPlanError } from '../plan/steps.ts';
import type { FieldShape, ObjectShape, Shape } from './shape.ts';

/** A selection, as far as it may be taken away by a condition. */
export interface Conditional {
  readonly directives?: readonly DirectiveNode[] | undefined;
}

/** What shapes are made of. */
export interface ShapeSource {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Whether a selection is wanted, by its `@skip` and `@include`. */
  readonly isWanted: (selection: Conditional) => boolean;
  /** The name under which a field was asked for. */
  readonly sourceKeyOf: (key: string, field: string) => string;
}

/**
 * The fields of an object of a type, its selections put together. Fields further down are prepared when a value of
 * their type is met for the first time.
 * @throws UnusualPlanError
 */
export function prepareFields(
  source: ShapeSource,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): readonly FieldShape[] {
  const selected = new Map<string, FieldNode[]>();
  for (const selectionSet of selectionSets) collectFields(source, type, selectionSet, selected);
  return [...selected].map(([key, nodes]) => {
    const name = nodes[0]?.name.value ?? '';
    const from = source.sourceKeyOf(key, name);
    const named = { key, from, isInherited: isInherited(key) || isInherited(from) };
    if (name === '__typename') return { ...named, shape: null };
    if (isSchemaField(name)) return { ...named, shape: asIntrospected };
    const field = type.getFields()[name];
    // A field that is not there was refused before.
    if (!field) throw new UnusualPlanError(name);
    const inner = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return { ...named, shape: prepareShape(source, field.type, inner) };
  });
}

/** The schema's description of itself, which no subgraph has a part in. */
const asIntrospected: Shape = { kind: 'leaf', isRequired: false, fits: () => true };

function collectFields(
  source: ShapeSource,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  selected: Map<string, FieldNode[]>,
): void {
  for (const selection of selections) {
    if (!source.isWanted(selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const nodes = selected.get(key);
      if (nodes) nodes.push(selection);
      else selected.set(key, [selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? source.fragments.get(selection.name.value) : selection;
    if (fragment && concerns(source.schema, fragment.typeCondition?.name.value, type)) {
      collectFields(source, type, fragment.selectionSet, selected);
    }
  }
}

function concerns(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

function prepareShape(source: ShapeSource, type: GraphQLOutputType, inner: readonly SelectionSetNode[]): Shape {
  const isRequired = isNonNullType(type);
  const nullable = isNonNullType(type) ? type.ofType : type;
  if (isListType(nullable)) return { kind: 'list', isRequired, of: prepareShape(source, nullable.ofType, inner) };
  if (isLeafType(nullable)) return { kind: 'leaf', isRequired, fits: fitsOf(nullable) };
  return objectShape(source, nullable, isRequired, inner);
}

function objectShape(
  source: ShapeSource,
  type: GraphQLCompositeType,
  isRequired: boolean,
  inner: readonly SelectionSetNode[],
): ObjectShape {
  const { schema } = source;
  const known = new Map<string, readonly FieldShape[]>();
  return {
    kind: 'object',
    isRequired,
    typename: isObjectType(type) ? type.name : null,
    fieldsOf(typename) {
      let fields = known.get(typename);
      if (!fields) {
        const actual = schema.getType(typename);
        if (!isObjectType(actual)) return undefined;
        if (actual !== type && !(isAbstractType(type) && schema.isSubType(type, actual))) return undefined;
        fields = prepareFields(source, actual, inner);
        known.set(typename, fields);
      }
      return fields;
    },
  };
}

/** A scalar of ours says itself what it is: any value may be one. */
function fitsOf(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  switch (type.name) {
    case 'String':
      return (value) => typeof value === 'string';
    case 'ID':
      return (value) => typeof value === 'string' || isWritableInteger(value);
    case 'Int':
      return isWritableInteger;
    case 'Float':
      return (value) => Number.isFinite(value);
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    default:
      return () => true;
  }
}

/** From here on integers are written with an exponent. */
const exponentFrom = 1e21;

function isWritableInteger(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < exponentFrom;
}
