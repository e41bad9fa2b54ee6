import { type Draft, type DraftField, draftFields, saysTheSame } from './draft.ts';

/** A field that somebody else has changed since it was read. */
export interface ForeignChange {
  readonly field: DraftField;
  readonly before: string;
  readonly theirs: string;
  /** What was typed here meanwhile; null where nothing was, or the same: then theirs is taken over. */
  readonly mine: string | null;
}

/**
 * What somebody else has changed of a piece while it was being edited.
 * @param base what was read before typing began
 * @param theirs what it is now
 * @param mine what was typed
 */
export function foreignChanges(base: Draft, theirs: Draft, mine: Draft): readonly ForeignChange[] {
  return draftFields
    .filter((field) => !saysTheSame(field, base[field], theirs[field]))
    .map((field) => {
      const isContested =
        !saysTheSame(field, mine[field], base[field]) && !saysTheSame(field, mine[field], theirs[field]);
      return { field, before: base[field], theirs: theirs[field], mine: isContested ? mine[field] : null };
    });
}

/** What is typed, with theirs taken over where nothing was typed here: nothing typed is lost. */
export function takeOver(changes: readonly ForeignChange[], mine: Draft): Draft {
  const taken = changes.filter((change) => change.mine === null).map(({ field, theirs }) => [field, theirs] as const);
  return { ...mine, ...Object.fromEntries(taken) };
}
