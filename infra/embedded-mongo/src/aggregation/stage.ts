import type { BsonValue } from '../bson/value.ts';

/** One stage of a pipeline: documents in, documents out, one by one where it can be. */
export type Stage = (documents: Iterable<BsonValue>) => IterableIterator<BsonValue>;
