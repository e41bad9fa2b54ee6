import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
} from 'graphql';

/** What `@listSize` says of a field. */
export interface ListSize {
  /** How many there are when no argument says so. */
  readonly assumedSize: number | null;
  /** Arguments that say how many there are at most. */
  readonly slicingArguments: readonly string[];
  /** Fields of what is answered that hold so many; empty when the field itself is the list. */
  readonly sizedFields: readonly string[];
}

/** What the schema says of the cost of its parts. */
export interface CostWeights {
  /** `@cost`, by coordinate: `Type`, `Type.field`, `Type.field.argument`, `Input.field`. */
  readonly weights: ReadonlyMap<string, number>;
  /** `@listSize`, by `Type.field`. */
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

/**
 * Reads `@cost` and `@listSize`, as composition carries them over into the supergraph (specs.apollo.dev/cost/v0.1, after
 * IBM's specification). The schema that clients see has lost them.
 */
export function readCostWeights(supergraph: string): CostWeights {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): void => {
    for (const { name, arguments: given = [] } of directives) {
      if (name.value === 'cost') weights.set(coordinate, numberOf(given, 'weight') ?? 0);
      if (name.value === 'listSize') listSizes.set(coordinate, listSizeOf(given));
    }
  };
  for (const definition of parse(supergraph, { noLocation: true }).definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    const type = definition.name.value;
    note(type, definition.directives);
    for (const field of fieldsOf(definition)) {
      const coordinate = `${type}.${field.name.value}`;
      note(coordinate, field.directives);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? []) note(`${coordinate}.${argument.name.value}`, argument.directives);
    }
  }
  return { weights, listSizes };
}

function fieldsOf(definition: TypeDefinitionNode): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] {
  return 'fields' in definition ? (definition.fields ?? []) : [];
}

function listSizeOf(given: readonly ArgumentNode[]): ListSize {
  return {
    assumedSize: numberOf(given, 'assumedSize'),
    slicingArguments: textsOf(given, 'slicingArguments'),
    sizedFields: textsOf(given, 'sizedFields'),
  };
}

const valueIn = (given: readonly ArgumentNode[], wanted: string) =>
  given.find(({ name }) => name.value === wanted)?.value;

function numberOf(given: readonly ArgumentNode[], name: string): number | null {
  const value = valueIn(given, name);
  return value?.kind === Kind.INT ? Number(value.value) : null;
}

function textsOf(given: readonly ArgumentNode[], name: string): string[] {
  const value = valueIn(given, name);
  if (value?.kind !== Kind.LIST) return [];
  return value.values.flatMap((item) => (item.kind === Kind.STRING ? [item.value] : []));
}
