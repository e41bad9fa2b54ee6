import { stringOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { badValue } from '../errors.ts';
import { equalValues } from '../order/compare.ts';
import type { Collection } from '../storage/collection.ts';

/** Hints are not followed, since the planner needs none, but a hint at an index that is not there is an error as ever. */
export function assertHint(collection: Collection | undefined, hint: BsonValue | undefined): void {
  if (collection === undefined || hint === undefined) return;
  const isMeant = [collection.idIndex, ...collection.indexes].some((index) =>
    hint.type === BsonType.string ? stringOf(hint) === index.name : equalValues(hint, index.keyPattern),
  );
  if (!isMeant) throw badValue('hint provided does not correspond to an existing index');
}
