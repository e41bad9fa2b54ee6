import type { Locale } from '@alexandrite/contracts/locale';
import { type GraphQLFormattedError, Kind, parse } from 'graphql';
import { partUnavailable } from '../messages.ts';

/**
 * The errors of a subgraph that did not answer: one for each thing that was asked of it, so that a client sees which
 * of its fields are empty because of it and not because there is nothing.
 * @param query as the query plan asks the subgraph
 * @param variables its variables; `representations` are the entities whose fields were asked for
 * @param locale the language of the one who asked
 */
export function unavailable(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  locale: Locale,
): GraphQLFormattedError[] {
  const { representations } = variables;
  const paths = Array.isArray(representations)
    ? representations.map((_, index) => ['_entities', index])
    : rootFields(query).map((field) => [field]);
  return paths.map((path) => ({
    message: partUnavailable[locale],
    path,
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  }));
}

function rootFields(query: string): string[] {
  const operation = parse(query, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const selections = operation?.selectionSet.selections ?? [];
  return selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : [],
  );
}
