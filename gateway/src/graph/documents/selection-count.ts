import { type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';

/**
 * The most fields that one operation may ask for once its fragments are written out. Our largest page asks for 400.
 * Validation compares fields of the same name with each other, so that its time grows with the square.
 */
const mostSelections = 2_000;

/**
 * Finds operations that are short to write and endless to plan: fragments that hold each other many times over. Each
 * fragment is counted once, so that looking costs as much as the text is long. Circles count as nothing here; that
 * they are not allowed is said by validation.
 */
export function tooManySelections(document: DocumentNode): GraphQLError[] {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const counted = new Map<string, number>();
  const count = ({ selections }: SelectionSetNode): number => {
    let sum = selections.length;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) sum += countFragment(selection.name.value);
      else if (selection.selectionSet) sum += count(selection.selectionSet);
    }
    return sum;
  };
  const countFragment = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    // For the time of counting: a circle ends here.
    counted.set(name, 0);
    const fragment = fragments.get(name);
    const sum = fragment ? count(fragment) : 0;
    counted.set(name, sum);
    return sum;
  };
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && count(definition.selectionSet) > mostSelections
      ? [new GraphQLError(`An operation asks for at most ${mostSelections} fields, those of its fragments included.`)]
      : [],
  );
}
