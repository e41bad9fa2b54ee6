import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { type DefinitionNode, type DocumentNode, GraphQLError, Kind, type SelectionSetNode, visit } from 'graphql';

/** How large a document may be in ways that its cost does not show. */
export interface DocumentLimits {
  /** How deep fields may lie in each other. */
  readonly depth: number;
  /** Fields with names of the client's own, in the whole document. */
  readonly aliases: number;
  /** Fields of the root that one operation asks for, those of its fragments included. */
  readonly rootFields: number;
  /** Directives in the whole document. */
  readonly directives: number;
}

/** How deep lists and objects may lie in each other: nothing of ours takes more than a few. */
const deepestValue = 32;

/**
 * Finds documents that are larger than any page needs. Looking costs as much as the text is long: every fragment is
 * measured once, and circles, which validation refuses, count as nothing.
 */
export function documentShape(limits: DocumentLimits): (document: DocumentNode) => GraphQLError[] {
  return (document) => {
    if (document.definitions.some(isLongNamed))
      return [
        new GraphQLError(`The name of an operation has at most ${operationBounds.operationName.limit} characters.`),
      ];
    const found = measure(document);
    if (found.values > deepestValue)
      return [new GraphQLError(`Values lie at most ${deepestValue} deep in each other.`)];
    const said: [number, number, string][] = [
      [found.depth, limits.depth, `lie at most ${limits.depth} fields deep`],
      [found.aliases, limits.aliases, `have at most ${limits.aliases} aliases`],
      [found.rootFields, limits.rootFields, `ask for at most ${limits.rootFields} fields of the root`],
      [found.directives, limits.directives, `have at most ${limits.directives} directives`],
    ];
    return said.flatMap(([is, most, text]) =>
      is > most ? [new GraphQLError(`Operations ${text}; this document has ${is}.`)] : [],
    );
  };
}

/** By its name an operation is written into logs and spans, again and again. */
function isLongNamed(definition: DefinitionNode): boolean {
  const { limit } = operationBounds.operationName;
  return definition.kind === Kind.OPERATION_DEFINITION && (definition.name?.value.length ?? 0) > limit;
}

function measure(document: DocumentNode): DocumentLimits & { readonly values: number } {
  let aliases = 0;
  let directives = 0;
  let values = 0;
  let within = 0;
  const value = {
    enter: () => {
      within += 1;
      values = Math.max(values, within);
    },
    leave: () => {
      within -= 1;
    },
  };
  visit(document, {
    ListValue: value,
    ObjectValue: value,
    Field: ({ alias }) => {
      if (alias) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const depthOf = overSelections(fragments, (field, inner) => (field ? 1 + inner : inner), Math.max);
  const rootFieldsOf = overSelections(
    fragments,
    (field, inner) => (field ? 1 : inner),
    (one, other) => one + other,
  );
  let depth = 0;
  let rootFields = 0;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) depth = Math.max(depth, depthOf(definition.selectionSet));
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    depth = Math.max(depth, depthOf(definition.selectionSet));
    rootFields = Math.max(rootFields, rootFieldsOf(definition.selectionSet));
  }
  return { depth, aliases, rootFields, directives, values };
}

/**
 * A figure of selections, of which every set is looked at once.
 * @param ofOne the figure of one selection: whether it is a field, and the figure of what lies in it
 * @param join puts the figures of two selections of one set together
 */
function overSelections(
  fragments: ReadonlyMap<string, SelectionSetNode>,
  ofOne: (isField: boolean, inner: number) => number,
  join: (one: number, other: number) => number,
): (set: SelectionSetNode) => number {
  const known = new Map<SelectionSetNode, number>();
  const figure = (set: SelectionSetNode | undefined): number => {
    if (!set) return 0;
    const found = known.get(set);
    if (found !== undefined) return found;
    // While it is looked at: a circle ends here.
    known.set(set, 0);
    let all = 0;
    for (const selection of set.selections) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet;
      all = join(all, ofOne(isField, figure(inner)));
    }
    known.set(set, all);
    return all;
  };
  return figure;
}
