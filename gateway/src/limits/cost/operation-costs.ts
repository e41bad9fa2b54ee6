import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { dearest, type Figure, largest, sum, times, valueOf, type Variables } from './cost.ts';
import { type CostWeights, readCostWeights } from './cost-weights.ts';
import { InputCosts } from './input-cost.ts';
import { type Reading, selectedFields } from './selections.ts';

/** How many a list holds of which nobody said so. */
const unsaidSize = 10;

/** What a mutation costs before its fields: it is carried out, remembered and told. */
const mutationCost = 10;

/** What a question about the schema costs; only developers may ask one. */
const introspectionCost = 50;

const noSizes: ReadonlyMap<string, Figure> = new Map();

/**
 * What operations cost at most, in points, by the schema's `@cost` and `@listSize`: an object costs 1 or what is said of
 * its field or type, a scalar nothing unless it is said, a list its length times one of its items, and what may be of
 * several types as much as the dearest of them. It is known before anything is asked.
 */
export class OperationCosts {
  readonly #schema: GraphQLSchema;
  readonly #weights: CostWeights;
  readonly #inputs: InputCosts;
  /** What does not depend on variables is counted once for a document. */
  readonly #known = new WeakMap<OperationDefinitionNode, Figure>();

  /**
   * @param schema what clients may ask
   * @param supergraph the text that says what it costs
   */
  constructor(schema: GraphQLSchema, supergraph: string) {
    this.#schema = schema;
    this.#weights = readCostWeights(supergraph);
    this.#inputs = new InputCosts(this.#weights);
  }

  /**
   * @param document one that fits the schema: fragments in circles would not end
   * @param variables as the schema has them
   */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
    let figure = this.#known.get(operation);
    if (figure === undefined) this.#known.set(operation, (figure = this.#read(document, operation)));
    return valueOf(figure, variables);
  }

  #read(document: DocumentNode, operation: OperationDefinitionNode): Figure {
    const root = this.#schema.getRootType(operation.operation);
    if (!root) return 0;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    const reading: Reading = { schema: this.#schema, fragments, variable: readerOf(operation) };
    const base = operation.operation === OperationTypeNode.MUTATION ? mutationCost : 0;
    return sum([base, this.#selections(reading, root, [operation.selectionSet], noSizes)]);
  }

  /** @param sizes of lists among the fields, where the field that holds them says so */
  #selections(
    reading: Reading,
    parent: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    sizes: ReadonlyMap<string, Figure>,
  ): Figure {
    const certain: Figure[] = [];
    const byType: { readonly type: GraphQLCompositeType; readonly cost: Figure }[] = [];
    for (const [type, fields] of selectedFields(reading, parent, sets)) {
      const cost = sum(
        [...fields.values()].map(({ nodes, present }) => times(present, this.#field(reading, type, nodes, sizes))),
      );
      if (this.#covers(type, parent)) certain.push(cost);
      else byType.push({ type, cost });
    }
    if (byType.length === 0 || !isAbstractType(parent)) return sum(certain);
    const possible = this.#schema
      .getPossibleTypes(parent)
      .map((one) => sum(byType.filter(({ type }) => this.#covers(type, one)).map(({ cost }) => cost)));
    return sum([...certain, largest(possible)]);
  }

  /** Whether everything of the second type is of the first. */
  #covers(type: GraphQLCompositeType, other: GraphQLCompositeType): boolean {
    if (type === other) return true;
    return isAbstractType(type) && !isUnionType(other) && this.#schema.isSubType(type, other);
  }

  #field(
    reading: Reading,
    parent: GraphQLCompositeType,
    nodes: readonly FieldNode[],
    sizes: ReadonlyMap<string, Figure>,
  ): Figure {
    const [node] = nodes;
    if (!node || node.name.value === '__typename') return 0;
    if (node.name.value.startsWith('__')) return introspectionCost;
    const definition = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    if (!definition) return 0;
    const coordinate = `${parent.name}.${definition.name}`;
    const { size, inner } = this.#sizes(reading, coordinate, definition, node, sizes.get(definition.name));
    const type = getNamedType(definition.type);
    const { weights } = this.#weights;
    const own = weights.get(coordinate) ?? weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selected = isCompositeType(type) ? this.#selections(reading, type, sets, inner) : 0;
    return sum([times(size, sum([own, selected])), this.#arguments(reading, coordinate, definition, node)]);
  }

  /** How many items the field holds, and how many those of its fields that it speaks for. */
  #sizes(
    reading: Reading,
    coordinate: string,
    definition: GraphQLField<unknown, unknown>,
    node: FieldNode,
    said: Figure | undefined,
  ): { readonly size: Figure; readonly inner: ReadonlyMap<string, Figure> } {
    const isList = isListType(getNullableType(definition.type));
    const listSize = this.#weights.listSizes.get(coordinate);
    if (!listSize) return { size: isList ? (said ?? unsaidSize) : 1, inner: noSizes };
    const assumed = listSize.assumedSize ?? unsaidSize;
    const slices = listSize.slicingArguments.flatMap((name) => this.#slice(reading, definition, node, name) ?? []);
    const size = slices.length === 0 ? assumed : orAssumed(largest(slices), assumed);
    if (listSize.sizedFields.length === 0) return { size: isList ? (said ?? size) : 1, inner: noSizes };
    return { size: 1, inner: new Map(listSize.sizedFields.map((name) => [name, size])) };
  }

  /** What an argument says of how many there are; undefined when it says nothing. */
  #slice(
    { variable }: Reading,
    definition: GraphQLField<unknown, unknown>,
    node: FieldNode,
    name: string,
  ): Figure | undefined {
    const value = node.arguments?.find((given) => given.name.value === name)?.value;
    if (value?.kind === Kind.INT) return countOf(Number(value.value));
    if (value?.kind === Kind.VARIABLE) return (variables) => countOf(variable(value.name.value, variables));
    const usual: unknown = definition.args.find((argument) => argument.name === name)?.defaultValue;
    return value === undefined && typeof usual === 'number' ? usual : undefined;
  }

  #arguments(
    { variable }: Reading,
    coordinate: string,
    definition: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Figure {
    return sum(
      (node.arguments ?? []).map(({ name, value }) => {
        const argument = definition.args.find((known) => known.name === name.value);
        return argument ? this.#inputs.argument(`${coordinate}.${name.value}`, argument, value, variable) : 0;
      }),
    );
  }
}

/** The value of a variable, or the default that the operation gives it. */
function readerOf({ variableDefinitions = [] }: OperationDefinitionNode): Reading['variable'] {
  const defaults = new Map<string, unknown>(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    ),
  );
  return (name, variables) => (Object.hasOwn(variables, name) ? variables[name] : defaults.get(name));
}

/** 0 for what is no number: it says nothing. */
const countOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? Math.min(value, dearest) : 0);

/** A list that nobody limits is as long as is assumed; of 0 items there is nothing to know. */
function orAssumed(size: Figure, assumed: number): Figure {
  if (typeof size === 'number') return size > 0 ? size : assumed;
  return (variables) => size(variables) || assumed;
}
