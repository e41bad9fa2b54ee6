import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Figure, sum, times, type Variables } from './cost.ts';

/** One field of an answer, however often it was written. */
export interface SelectedField {
  readonly nodes: FieldNode[];
  /** 1 when it is there, 0 when `@skip` and `@include` leave it out. */
  present: Figure;
}

/** Fields by their name in the answer, by the type that they are asked of. */
export type SelectedFields = ReadonlyMap<GraphQLCompositeType, ReadonlyMap<string, SelectedField>>;

export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The value of a variable, or its default. */
  readonly variable: (name: string, variables: Variables) => unknown;
}

/** Puts together what is asked of a type; fields under a fragment stand by the fragment's type. */
export function selectedFields(
  { schema, fragments, variable }: Reading,
  parent: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
): SelectedFields {
  const found = new Map<GraphQLCompositeType, Map<string, SelectedField>>();
  const presence = (directives: readonly DirectiveNode[] = []): Figure => {
    let present: Figure = 1;
    for (const { name, arguments: given = [] } of directives) {
      const value = given[0]?.value;
      const isSkip = name.value === 'skip';
      if ((!isSkip && name.value !== 'include') || !value) continue;
      if (value.kind === Kind.BOOLEAN) present = times(value.value === isSkip ? 0 : 1, present);
      if (value.kind !== Kind.VARIABLE) continue;
      const of = value.name.value;
      present = times((variables) => ((variable(of, variables) === true) === isSkip ? 0 : 1), present);
    }
    return present;
  };
  const add = (type: GraphQLCompositeType, node: FieldNode, present: Figure): void => {
    let fields = found.get(type);
    if (!fields) found.set(type, (fields = new Map<string, SelectedField>()));
    const name = node.alias?.value ?? node.name.value;
    const known = fields.get(name);
    if (!known) fields.set(name, { nodes: [node], present });
    else {
      known.nodes.push(node);
      known.present = either(known.present, present);
    }
  };
  const collect = (type: GraphQLCompositeType, { selections }: SelectionSetNode, within: Figure): void => {
    for (const selection of selections) {
      const present = times(within, presence(selection.directives));
      if (present === 0) continue;
      if (selection.kind === Kind.FIELD) {
        add(type, selection, present);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (!fragment) continue;
      const condition = fragment.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const inner = condition ? getNamedType(condition) : type;
      if (isCompositeType(inner)) collect(inner, fragment.selectionSet, present);
    }
  };
  for (const set of sets) collect(parent, set, 1);
  return found;
}

/** Whether one of two is there. */
function either(one: Figure, other: Figure): Figure {
  if (one === 1 || other === 1) return 1;
  const both = sum([one, other]);
  return typeof both === 'number' ? Math.min(1, both) : (variables) => Math.min(1, both(variables));
}
