import type { BsonValue } from '../bson/value.ts';
import { BsonType } from '../bson/types.ts';
import { failedToParse, notSupported } from '../errors.ts';
import { parsePipeline } from '../aggregation/pipeline.ts';
import { optionsOf } from './command.ts';
import { countOf, documentsOf, nothingFound } from './find.ts';
import type { Handler } from './handler.ts';
import { assertHint } from './hint.ts';

const cursorOptions = new Set(['batchSize']);

export const aggregate: Handler = {
  options: ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'bypassDocumentValidation'],
  writes: false,
  run(command, { catalogue, cursors }) {
    const pipeline = command.array('pipeline');
    if (pipeline === undefined) throw failedToParse("'aggregate' needs a pipeline");
    const { query, stages } = parsePipeline(pipeline);
    if (command.value('aggregate')?.type !== BsonType.string) throw notSupported('an aggregation without a collection');
    const cursor = command.object('cursor');
    if (cursor === undefined) throw failedToParse("The 'cursor' option is required");
    const batchSize = countOf(optionsOf('aggregate.cursor', cursor, cursorOptions), 'batchSize');
    const collection = catalogue.find(command.database, command.collection());
    assertHint(collection, command.value('hint'));
    const { found, pause } = collection === undefined ? nothingFound() : documentsOf(collection, query);
    const result = stages.reduce<IterableIterator<BsonValue>>((documents, stage) => stage(documents), found);
    return cursors.open(command.namespace, { found: result, pause }, batchSize);
  },
};
