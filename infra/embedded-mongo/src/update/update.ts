import { documentFrom } from '../bson/encode.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, fieldNamed, fieldsOf, firstName } from '../bson/value.ts';
import { CommandError, failedToParse, notSupported } from '../errors.ts';
import type { Condition } from '../filter/condition.ts';
import { equalValues } from '../order/compare.ts';
import { type ArrayFilters, concretePaths, parseArrayFilters } from './concrete-paths.ts';
import { EditableDocument } from './editable.ts';
import { withLeadingId } from './identity.ts';
import { matchedPosition } from './matched-position.ts';
import { assertNoConflicts, type Modification, parseModifications } from './modification.ts';
import { upsertSeed } from './upsert-seed.ts';

/** An update as parsed: a whole new document, or modifications of the old one. */
export type Update =
  | { readonly kind: 'replacement'; readonly document: BsonValue }
  | { readonly kind: 'modifications'; readonly list: readonly Modification[]; readonly arrayFilters: ArrayFilters };

export function parseUpdate(update: BsonValue | undefined, arrayFilters: readonly BsonValue[]): Update {
  if (update?.type === BsonType.array) throw notSupported('an update by an aggregation pipeline');
  if (update?.type !== BsonType.object) throw failedToParse('an update must be an object');
  if (firstName(update)?.startsWith('$') === true) {
    const list = parseModifications(update);
    const paths = list.map(({ path }) => path);
    return { kind: 'modifications', list, arrayFilters: parseArrayFilters(arrayFilters, paths) };
  }
  const dollar = fieldsOf(update).find(([name]) => name.startsWith('$'));
  if (dollar !== undefined) {
    const message = `The dollar ($) prefixed field '${dollar[0]}' is not allowed in the context of an update's replacement document`;
    throw new CommandError(52, 'DollarPrefixedFieldName', message);
  }
  if (arrayFilters.length > 0) throw failedToParse('arrayFilters may not be specified for replacements');
  return { kind: 'replacement', document: update };
}

function modify(
  document: BsonValue,
  list: readonly Modification[],
  filters: ArrayFilters,
  condition: Condition,
): BsonValue {
  const matched = (arrayPath: string): number | undefined => matchedPosition(condition, document, arrayPath);
  const concrete = list.flatMap((one) =>
    concretePaths(document, one.parts, filters, matched).map((parts) => ({ parts, modify: one.modify })),
  );
  if (concrete.length !== list.length || list.some(({ path }) => path.includes('$'))) {
    assertNoConflicts(concrete.map(({ parts }) => parts.join('.')));
  }
  const editable = new EditableDocument(document);
  for (const one of concrete) {
    const change = one.modify(editable.get(one.parts));
    if (change.kind === 'set') editable.set(one.parts, change.value);
    else if (change.kind === 'remove') editable.remove(one.parts);
  }
  return editable.finish();
}

/** The next version of a stored document. @throws CommandError 66 when its `_id` would change. */
export function updatedDocument(update: Update, document: BsonValue, condition: Condition): BsonValue {
  const before = fieldNamed(document, '_id');
  const next =
    update.kind === 'modifications'
      ? modify(
          document,
          update.list.filter(({ onInsertOnly }) => !onInsertOnly),
          update.arrayFilters,
          condition,
        )
      : replacement(update.document, before);
  const after = fieldNamed(next, '_id');
  if (before === undefined || after === undefined || !equalValues(before, after)) {
    const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
    throw new CommandError(66, 'ImmutableField', message);
  }
  return next;
}

function replacement(document: BsonValue, id: BsonValue | undefined): BsonValue {
  if (id === undefined || fieldNamed(document, '_id') !== undefined) return withLeadingId(document);
  return documentFrom([['_id', id], ...fieldsOf(document)]);
}

/** The document that an upsert inserts when the filter finds none. */
export function upsertedDocument(update: Update, condition: Condition): BsonValue {
  const seed = upsertSeed(condition);
  if (update.kind === 'replacement') return withLeadingId(replacement(update.document, fieldNamed(seed, '_id')));
  return withLeadingId(modify(seed, update.list, update.arrayFilters, condition));
}
