import type { EncodableDocument } from '../bson/encode.ts';
import type { BsonValue } from '../bson/value.ts';
import { failedToParse } from '../errors.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import type { Collection } from '../storage/collection.ts';
import { parseUpdate } from '../update/update.ts';
import { optionsOf } from './command.ts';
import type { Handler } from './handler.ts';
import { assertHint } from './hint.ts';
import { nothingUpdated, updateDocuments, type UpdateRequest } from './update-documents.ts';
import { eachStatement, writeErrors } from './write-errors.ts';

const known = new Set(['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint']);

function parseRequest(statement: BsonValue, collection: Collection | undefined): UpdateRequest {
  const options = optionsOf('update.updates', statement, known);
  const update = parseUpdate(options.value('u'), options.array('arrayFilters') ?? []);
  const isMulti = options.flag('multi');
  if (isMulti && update.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  assertHint(collection, options.value('hint'));
  return {
    condition: parseFilter(options.object('q')),
    sort: [],
    update,
    isMulti,
    isUpsert: options.flag('upsert'),
  };
}

export const update: Handler = {
  options: ['updates', 'ordered', 'bypassDocumentValidation'],
  writes: true,
  retryable: true,
  run(command, { catalogue }) {
    const [database, name] = [command.database, command.collection()];
    const isOrdered = command.value('ordered') === undefined || command.flag('ordered');
    const upserted: EncodableDocument[] = [];
    let n = 0;
    let nModified = 0;
    const errors = eachStatement(command.documents('updates'), isOrdered, (statement, index) => {
      const request = parseRequest(statement, catalogue.find(database, name));
      const collection = request.isUpsert ? catalogue.ensure(database, name) : catalogue.find(database, name);
      const outcome = collection === undefined ? nothingUpdated : updateDocuments(collection, request);
      n += outcome.matched + (outcome.upsertedId === undefined ? 0 : 1);
      nModified += outcome.modified;
      if (outcome.upsertedId !== undefined) upserted.push({ index, _id: outcome.upsertedId });
    });
    return { n, nModified, ...(upserted.length === 0 ? {} : { upserted }), ...writeErrors(errors), ok: 1 };
  },
};
