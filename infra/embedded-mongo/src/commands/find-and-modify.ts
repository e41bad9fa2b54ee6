import type { EncodableDocument } from '../bson/encode.ts';
import type { BsonValue } from '../bson/value.ts';
import { failedToParse } from '../errors.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parseProjection } from '../filter/projection.ts';
import { parseSort } from '../filter/sort.ts';
import { takeRows } from '../query/find-rows.ts';
import { parseUpdate } from '../update/update.ts';
import type { Command } from './command.ts';
import type { Handler, Server } from './handler.ts';
import { assertHint } from './hint.ts';
import { nothingUpdated, updateDocuments } from './update-documents.ts';

function answer(command: Command, lastErrorObject: EncodableDocument, value: BsonValue | undefined): EncodableDocument {
  const project = parseProjection(command.value('fields'));
  const shown = value === undefined || project === undefined ? value : project(value);
  return { lastErrorObject, value: shown ?? null, ok: 1 };
}

function removeOne(command: Command, { catalogue }: Server): EncodableDocument {
  if (command.value('update') !== undefined || command.flag('new') || command.flag('upsert')) {
    throw failedToParse("Cannot specify 'update', 'new' or 'upsert' with 'remove'");
  }
  const collection = catalogue.find(command.database, command.collection());
  const condition = parseFilter(command.object('query'));
  const sort = parseSort(command.value('sort'));
  const [row] = collection === undefined ? [] : takeRows(collection, { condition, sort, limit: 1 });
  if (row !== undefined) collection?.remove(row);
  return answer(command, { n: row === undefined ? 0 : 1 }, row?.document);
}

function updateOne(command: Command, { catalogue }: Server): EncodableDocument {
  const [database, name] = [command.database, command.collection()];
  const isUpsert = command.flag('upsert');
  const request = {
    condition: parseFilter(command.object('query')),
    sort: parseSort(command.value('sort')),
    update: parseUpdate(command.value('update'), command.array('arrayFilters') ?? []),
    isMulti: false,
    isUpsert,
  };
  const collection = isUpsert ? catalogue.ensure(database, name) : catalogue.find(database, name);
  const outcome = collection === undefined ? nothingUpdated : updateDocuments(collection, request);
  const isInserted = outcome.upsertedId !== undefined;
  const lastErrorObject: EncodableDocument = {
    n: outcome.matched + (isInserted ? 1 : 0),
    updatedExisting: outcome.matched > 0,
    ...(outcome.upsertedId === undefined ? {} : { upserted: outcome.upsertedId }),
  };
  return answer(command, lastErrorObject, command.flag('new') ? outcome.after : outcome.before);
}

export const findAndModify: Handler = {
  options: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'arrayFilters',
    'hint',
    'bypassDocumentValidation',
  ],
  writes: true,
  retryable: true,
  run(command, server) {
    assertHint(server.catalogue.find(command.database, command.collection()), command.value('hint'));
    return command.flag('remove') ? removeOne(command, server) : updateOne(command, server);
  },
};
