import type { BsonValue } from '../bson/value.ts';
import { defaultBatchSize } from '../cursors/cursor.ts';
import { badValue, notSupported } from '../errors.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parseProjection, type Projection } from '../filter/projection.ts';
import { parseSort } from '../filter/sort.ts';
import { countAll, type Found, findRows, type Query } from '../query/find-rows.ts';
import type { Collection } from '../storage/collection.ts';
import type { Command, Options } from './command.ts';
import type { Handler } from './handler.ts';
import { assertHint } from './hint.ts';

/** A count of documents that has to be a whole number from 0. */
export function countOf(options: Options, name: string): number | undefined {
  const count = options.number(name);
  if (count === undefined) return undefined;
  if (count < 0) throw badValue(`${name} value must be non-negative, but received: ${count}`);
  return Math.trunc(count);
}

/** Documents as they are answered. */
export function documentsOf(collection: Collection, query: Query, projection?: Projection): Found<BsonValue> {
  const { found, pause } = findRows(collection, query);
  function* projected(): Generator<BsonValue> {
    for (const { document } of found) yield projection === undefined ? document : projection(document);
  }
  return { found: projected(), pause };
}

function* none(): Generator<never> {
  // Nothing is found in a collection that is not there.
}

export const nothingFound = (): Found<BsonValue> => ({ found: none(), pause: () => undefined });

function queryOf(command: Command): Required<Query> {
  return {
    condition: parseFilter(command.value('filter')),
    sort: parseSort(command.value('sort')),
    skip: countOf(command, 'skip') ?? 0,
    limit: countOf(command, 'limit') ?? 0,
  };
}

export const find: Handler = {
  options: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'noCursorTimeout',
    'allowDiskUse',
    'tailable',
    'awaitData',
    'returnKey',
    'showRecordId',
    'allowPartialResults',
    'oplogReplay',
  ],
  writes: false,
  run(command, { catalogue, cursors }) {
    for (const option of ['tailable', 'awaitData', 'returnKey', 'showRecordId']) {
      if (command.flag(option)) throw notSupported(`the option '${option}' of 'find'`);
    }
    const query = queryOf(command);
    const projection = parseProjection(command.value('projection'));
    const collection = catalogue.find(command.database, command.collection());
    assertHint(collection, command.value('hint'));
    const source = collection === undefined ? nothingFound() : documentsOf(collection, query, projection);
    const batchSize = countOf(command, 'batchSize') ?? defaultBatchSize;
    // A batch with room for everything ends the cursor at once.
    const count = query.limit > 0 && batchSize >= query.limit ? Infinity : batchSize;
    return cursors.open(command.namespace, source, count, command.flag('singleBatch'));
  },
};

export const count: Handler = {
  options: ['query', 'limit', 'skip', 'hint', 'fields'],
  writes: false,
  run(command, { catalogue }) {
    const condition = parseFilter(command.value('query'));
    const skip = countOf(command, 'skip') ?? 0;
    const limit = Math.abs(command.number('limit') ?? 0);
    const collection = catalogue.find(command.database, command.collection());
    assertHint(collection, command.value('hint'));
    if (collection === undefined) return { n: 0, ok: 1 };
    const isWhole = condition.kind === 'all of' && condition.conditions.length === 0 && skip === 0 && limit === 0;
    if (isWhole) return { n: collection.count(), ok: 1 };
    return { n: countAll(findRows(collection, { condition, skip, limit }).found), ok: 1 };
  },
};
