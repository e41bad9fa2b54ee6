import type { BsonValue } from '../bson/value.ts';
import type { Condition } from '../filter/condition.ts';
import type { SortField } from '../filter/sort.ts';
import { takeRows } from '../query/find-rows.ts';
import { type Collection, idOf } from '../storage/collection.ts';
import { type Update, updatedDocument, upsertedDocument } from '../update/update.ts';

export interface UpdateRequest {
  readonly condition: Condition;
  readonly sort: readonly SortField[];
  readonly update: Update;
  /** Every document that meets the condition, rather than the first. */
  readonly isMulti: boolean;
  readonly isUpsert: boolean;
}

export interface UpdateOutcome {
  readonly matched: number;
  readonly modified: number;
  readonly upsertedId: BsonValue | undefined;
  /** The last document before and after; undefined where there was or is none. */
  readonly before: BsonValue | undefined;
  readonly after: BsonValue | undefined;
}

/** Updates what meets the condition, or inserts when nothing does and it is an upsert. */
export function updateDocuments(collection: Collection, request: UpdateRequest): UpdateOutcome {
  const { condition, sort, update, isMulti, isUpsert } = request;
  const rows = takeRows(collection, { condition, sort, limit: isMulti ? 0 : 1 });
  if (rows.length === 0) return isUpsert ? upsert(collection, update, condition) : nothingUpdated;
  let modified = 0;
  let before: BsonValue | undefined;
  let after: BsonValue | undefined;
  for (const row of rows) {
    before = row.document;
    after = updatedDocument(update, before, condition);
    if (after.raw.equals(before.raw)) continue;
    collection.replace(row, after);
    modified++;
  }
  return { matched: rows.length, modified, upsertedId: undefined, before, after };
}

export const nothingUpdated: UpdateOutcome = {
  matched: 0,
  modified: 0,
  upsertedId: undefined,
  before: undefined,
  after: undefined,
};

function upsert(collection: Collection, update: Update, condition: Condition): UpdateOutcome {
  const after = upsertedDocument(update, condition);
  collection.insert(after);
  return { ...nothingUpdated, upsertedId: idOf(after), after };
}
