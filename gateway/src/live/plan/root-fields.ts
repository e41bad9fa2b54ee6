import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { invalid } from './invalid.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * The one root field of a subscription as one node, wherever it stood: fragments on the root are opened, and where the
 * field was written more than once its selections are put together. Validation has seen that it is one field only.
 * @throws when whether it is there depends on a variable.
 */
export function rootField(operation: OperationDefinitionNode, fragments: Fragments): FieldNode {
  const [first, ...more] = collect(operation.selectionSet, fragments);
  if (!first) throw invalid('A subscription selects one field.');
  const selections = [first, ...more].flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  return selections.length === 0
    ? first
    : { ...first, selectionSet: { kind: Kind.SELECTION_SET, selections: withoutRepeats(selections) } };
}

function collect({ selections }: SelectionSetNode, fragments: Fragments): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) {
      throw invalid('The field of a subscription is always there: @skip and @include belong further in.');
    }
    switch (selection.kind) {
      case Kind.FIELD:
        return [selection];
      case Kind.INLINE_FRAGMENT:
        return collect(selection.selectionSet, fragments);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = fragments.get(selection.name.value);
        return fragment ? collect(fragment.selectionSet, fragments) : [];
      }
    }
  });
}

const withoutRepeats = (selections: readonly SelectionNode[]): SelectionNode[] => [...new Set(selections)];
