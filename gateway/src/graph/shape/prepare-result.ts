import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Fields } from '../plan/merge.ts';
import { noAliases, type PlannedAliases } from '../plan/planned-aliases.ts';
import { isTrueIn } from '../plan/run-steps.ts';
import { UnusualPlanError } from '../plan/steps.ts';
import { type Conditional, prepareFields } from './prepare-shape.ts';
import type { FieldShape } from './shape.ts';

/** What the result of an operation has to look like. */
export interface PreparedResult {
  /** The type of the root. */
  readonly typename: string;
  /** @param values of the variables, as the schema has them */
  fieldsFor(values: Fields): readonly FieldShape[];
}

/** How many kinds of results one operation can have, by its `@skip` and `@include`, that are remembered. */
const rememberedKinds = 64;

/**
 * @param shown what may be told
 * @param aliases names under which fields were asked for
 */
export function prepareResult(
  shown: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  aliases: PlannedAliases = noAliases,
): PreparedResult {
  const root = shown.getRootType(operation.operation);
  if (!root) throw new UnusualPlanError('no root');
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const deciding = decidingVariables(document);
  const known = new Map<string, readonly FieldShape[]>();
  return {
    typename: root.name,
    fieldsFor(values) {
      const kind = deciding.map((name) => (isTrueIn(values, name) ? '1' : '0')).join('');
      let fields = known.get(kind);
      if (!fields) {
        const isTrue = (name: string): boolean => kind[deciding.indexOf(name)] === '1';
        const isWanted = (selection: Conditional) => isSelected(selection, isTrue);
        const { sourceKeyOf } = aliases;
        fields = prepareFields({ schema: shown, fragments, isWanted, sourceKeyOf }, root, [operation.selectionSet]);
        if (known.size < rememberedKinds) known.set(kind, fields);
      }
      return fields;
    },
  };
}

/** Whether neither `@skip` nor `@include` takes a selection away. */
function isSelected({ directives = [] }: Conditional, isTrue: (variable: string) => boolean): boolean {
  return directives.every(({ name, arguments: given }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const value = given?.[0]?.value;
    const holds =
      value?.kind === Kind.VARIABLE ? isTrue(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (name.value === 'include');
  });
}

/** The variables on which it depends what the result looks like. */
function decidingVariables(document: DocumentNode): readonly string[] {
  const found = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      const value = given?.[0]?.value;
      if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE)
        found.add(value.name.value);
    },
  });
  return [...found];
}
