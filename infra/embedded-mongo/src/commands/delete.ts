import { failedToParse } from '../errors.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { takeRows } from '../query/find-rows.ts';
import { optionsOf } from './command.ts';
import type { Handler } from './handler.ts';
import { assertHint } from './hint.ts';
import { eachStatement, writeErrors } from './write-errors.ts';

const known = new Set(['q', 'limit', 'hint']);

export const deleteCommand: Handler = {
  options: ['deletes', 'ordered'],
  writes: true,
  retryable: true,
  run(command, { catalogue }) {
    const collection = catalogue.find(command.database, command.collection());
    const isOrdered = command.value('ordered') === undefined || command.flag('ordered');
    let n = 0;
    const errors = eachStatement(command.documents('deletes'), isOrdered, (statement) => {
      const options = optionsOf('delete.deletes', statement, known);
      const limit = options.number('limit');
      if (limit !== 0 && limit !== 1)
        throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
      const condition = parseFilter(options.object('q'));
      assertHint(collection, options.value('hint'));
      if (collection === undefined) return;
      for (const row of takeRows(collection, { condition, limit })) {
        collection.remove(row);
        n++;
      }
    });
    return { n, ...writeErrors(errors), ok: 1 };
  },
};
