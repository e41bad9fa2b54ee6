import { type AggregateRecord, aggregateSchema, AggregateStore } from '@alexandrite/service-kit/aggregates';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import { Schema } from 'mongoose';
import { modelStatuses, type UploadedModel } from '../domain/model.ts';

export function openModels({ mongo, clock, relay }: Platform) {
  const schema = aggregateSchema<UploadedModel>({
    ownerId: { type: String, required: true },
    fileName: { type: String, required: true },
    channel: { type: String, enum: ['SHOP', 'PARTNER'], default: 'SHOP' },
    status: { type: String, enum: modelStatuses, required: true },
    byteSize: { type: Number, required: true },
    // A value of the domain, written whole by the domain alone: the shape is TypeScript's to check.
    file: { type: Schema.Types.Mixed, default: null },
    problem: { type: String, default: null },
    preview: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
  });
  schema.index({ ownerId: 1, createdAt: -1, _id: -1 });
  const model = mongo.model<AggregateRecord & UploadedModel>('Model', schema, 'models');
  relay.watch(model);
  const models = new AggregateStore<UploadedModel>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
  });
  return {
    load: models.load.bind(models),
    loadByCommand: models.loadByCommand.bind(models),
    insert: models.insert.bind(models),
    save: models.save.bind(models),

    /** Models by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<UploadedModel[]> {
      return (await models.find({ _id: { $in: ids } }, ids.length)).map(({ state }) => state);
    },
  };
}
