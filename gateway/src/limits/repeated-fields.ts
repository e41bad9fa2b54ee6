import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode, visit } from 'graphql';

/** How often one field may be written in one place, and how many fragments may be spread there. */
const mostRepeats = 5;
const mostSpreads = 50;

/**
 * Finds documents that write the same field again and again. Nothing more comes of it, but validation compares each of
 * them with each other, and what lies in them with what lies in the others: a few thousand letters keep it for a second.
 */
export function repeatedFields(document: DocumentNode): GraphQLError[] {
  const problems: GraphQLError[] = [];
  const look = ({ selectionSet }: { readonly selectionSet?: SelectionSetNode | undefined }): void => {
    if (selectionSet && problems.length === 0 && isTooMuch(selectionSet)) {
      const text = `One place holds at most ${mostRepeats} times the same field, and ${mostSpreads} fragments.`;
      problems.push(new GraphQLError(text, { nodes: selectionSet }));
    }
  };
  visit(document, { OperationDefinition: look, FragmentDefinition: look, Field: look });
  return problems;
}

/** Fragments written in place are of the same place. */
function isTooMuch(place: SelectionSetNode): boolean {
  const times = new Map<string, number>();
  let spreads = 0;
  const sets = [place];
  // Sets that are found meanwhile are walked, too.
  for (const { selections } of sets) {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) spreads += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) sets.push(selection.selectionSet);
      else {
        const name = selection.alias?.value ?? selection.name.value;
        const count = (times.get(name) ?? 0) + 1;
        if (count > mostRepeats) return true;
        times.set(name, count);
      }
    }
  }
  return spreads > mostSpreads;
}
