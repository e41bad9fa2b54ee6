import { BsonType } from '../bson/types.ts';
import { type BsonValue, elementsOf } from '../bson/value.ts';
import { badValue } from '../errors.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { anyValueAt, parsePath } from '../filter/path.ts';
import { orderKey } from '../order/order-key.ts';
import { findRows } from '../query/find-rows.ts';
import type { Handler } from './handler.ts';

/** Every different value at a path; arrays there give their elements. */
export const distinct: Handler = {
  options: ['key', 'query', 'hint'],
  writes: false,
  run(command, { catalogue }) {
    const key = command.string('key');
    if (key === undefined) throw badValue("'distinct' needs a key");
    const path = parsePath(key);
    const condition = parseFilter(command.value('query'));
    const collection = catalogue.find(command.database, command.collection());
    if (collection === undefined) return { values: [], ok: 1 };
    const values = new Map<string, BsonValue>();
    const collect = (value: BsonValue): void => {
      const known = orderKey(value).toString('latin1');
      if (!values.has(known)) values.set(known, value);
    };
    for (const { document } of findRows(collection, { condition }).found) {
      anyValueAt(document, path, false, (value) => {
        if (value?.type === BsonType.array) elementsOf(value).forEach(collect);
        else if (value !== undefined) collect(value);
        return false; // go on to the next value
      });
    }
    return { values: [...values.values()], ok: 1 };
  },
};
