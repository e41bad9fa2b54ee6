import { Schema, type SchemaDefinition } from 'mongoose';
import type { AggregateRecord } from './record.ts';

/**
 * The mongoose schema of an aggregate: its own fields plus what the outbox, idempotency and optimistic locking need.
 * @param fields the aggregate's state; strict, so that a misspelt field is an error and not a loss
 */
export function aggregateSchema<State>(fields: SchemaDefinition): Schema<AggregateRecord & State> {
  const schema = new Schema(
    {
      _id: { type: String, required: true },
      revision: { type: Number, required: true },
      outbox: { type: [Schema.Types.Mixed], default: [] },
      handledEvents: { type: [String], default: [] },
      commandKeys: { type: [{ _id: false, key: String, inputHash: String }], default: [] },
      ...fields,
    },
    { versionKey: false, id: false, minimize: false, strict: 'throw' },
  );
  // Sparse: only documents with something to deliver are in it, so a sweep costs nothing when all is delivered.
  schema.index({ 'outbox.id': 1 }, { sparse: true });
  schema.index(
    { 'commandKeys.key': 1 },
    { unique: true, partialFilterExpression: { 'commandKeys.key': { $exists: true } } },
  );
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- mongoose infers a schema's type from a literal; here the definition is the caller's
  return schema;
}
