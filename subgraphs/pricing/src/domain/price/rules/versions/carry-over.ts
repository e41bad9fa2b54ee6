import { entriesOf, type Fields, isFields, isSame, type Part } from './entries.ts';

/** Nothing stands here. */
const nothing = Symbol('nothing');

/**
 * A three-way merge: what somebody changed of `base`, changed in `onto` as well. Where both changed the same figure
 * theirs holds. Entries of a list are told apart by id, country or quantity, wherever they stand in it.
 */
export function carryOver<Content extends object>(base: Content, theirs: Content, onto: Content): Content {
  // Each part of the outcome is one of the three, so it has the type that they have.
  return merge(base, theirs, onto) as Content;
}

function merge(base: Part, theirs: Part, onto: Part): Part {
  if (isSame(base, theirs)) return onto;
  if (isSame(base, onto)) return theirs;
  if (isFields(base) && isFields(theirs) && isFields(onto)) return mergeFields(base, theirs, onto);
  if (Array.isArray(base) && Array.isArray(theirs) && Array.isArray(onto)) return mergeLists(base, theirs, onto);
  return theirs;
}

function mergeFields(base: Fields, theirs: Fields, onto: Fields): Fields {
  const part = (of: Fields, key: string): Part => (Object.hasOwn(of, key) ? of[key] : nothing);
  const keys = [...new Set([...Object.keys(onto), ...Object.keys(theirs)])];
  return Object.fromEntries(
    keys
      .map((key) => [key, merge(part(base, key), part(theirs, key), part(onto, key))] as const)
      .filter(([, merged]) => merged !== nothing),
  );
}

function mergeLists(base: readonly Part[], theirs: readonly Part[], onto: readonly Part[]): readonly Part[] {
  const [before, changed, into] = [entriesOf(base), entriesOf(theirs), entriesOf(onto)];
  if (!before || !changed || !into) return theirs;
  const at = (entries: ReadonlyMap<Part, Fields>, key: Part): Part => entries.get(key) ?? nothing;
  // In their order where they changed it, with what only the other has behind.
  const [first, then] = isSame([...before.keys()], [...changed.keys()]) ? [into, changed] : [changed, into];
  return [...new Set([...first.keys(), ...then.keys()])]
    .map((key) => merge(at(before, key), at(changed, key), at(into, key)))
    .filter((merged) => merged !== nothing);
}
