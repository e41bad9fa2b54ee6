import { BsonType } from '../bson/types.ts';
import { numberOf } from '../bson/scalars.ts';
import { type BsonValue, fieldsOf } from '../bson/value.ts';
import { badValue, CommandError, notSupported } from '../errors.ts';
import { entriesOf, type KeyField } from '../storage/index-entries.ts';
import { parsePath } from './path.ts';

export type SortField = KeyField;

/** The fields of a sort; none when there is no sort. */
export function parseSort(sort: BsonValue | undefined): SortField[] {
  if (sort === undefined || sort.type === BsonType.null) return [];
  if (sort.type !== BsonType.object) throw badValue('a sort must be an object');
  return fieldsOf(sort).map(([name, direction]) => {
    if (name === '$natural') throw notSupported('the sort $natural');
    if (direction.type === BsonType.object) throw notSupported(`the sort expression of '${name}'`);
    const number = numberOf(direction);
    if (number !== 1 && number !== -1) {
      throw new CommandError(
        15975,
        'Location15975',
        '$sort key ordering must be 1 (for ascending) or -1 (for descending)',
      );
    }
    return { path: parsePath(name), descending: number < 0 };
  });
}

/** Bytes that order documents as the sort asks. Of an array its least element counts, or its greatest if descending. */
export function sortKeyOf(fields: readonly SortField[], document: BsonValue): Buffer {
  let least: Buffer | undefined;
  for (const { key } of entriesOf(fields, document, false).entries) {
    if (least === undefined || Buffer.compare(key, least) < 0) least = key;
  }
  return least ?? Buffer.alloc(0);
}
