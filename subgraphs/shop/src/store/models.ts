import { type AggregateRecord, aggregateSchema, AggregateStore } from '@alexandrite/service-kit/aggregates';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import { Schema } from 'mongoose';
import type { ModelUsage } from '../domain/models/upload-allowance.ts';
import { modelStatuses, type UploadedModel } from '../domain/models/model.ts';

/** How long a model is remembered whose bytes never came: 30 days. */
const emptyModelSeconds = 30 * 24 * 3_600;

/** Models of one account in one state. */
interface UsageRow {
  readonly _id: string;
  readonly count: number;
  readonly declared: number;
  readonly stored: number;
}

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
  // Holds everything that an account's usage is summed up from.
  schema.index({ ownerId: 1, status: 1, byteSize: 1, 'file.byteSize': 1 });
  schema.index({ createdAt: 1 }, { partialFilterExpression: { status: 'AWAITING_UPLOAD' } });
  // What never had a file is of no use to anybody after a while.
  schema.index(
    // Turned round: one index cannot have two conditions.
    { createdAt: -1 },
    { expireAfterSeconds: emptyModelSeconds, partialFilterExpression: { status: 'UNREADABLE', file: null } },
  );
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

    /** Models of an account, summed up. */
    async usageOf(ownerId: string): Promise<ModelUsage> {
      const rows = await model.aggregate<UsageRow>([
        { $match: { ownerId } },
        {
          $group: {
            _id: '$status',
            count: { $sum: 1 },
            declared: { $sum: '$byteSize' },
            stored: { $sum: '$file.byteSize' },
          },
        },
      ]);
      const open = rows.find(({ _id }) => _id === 'AWAITING_UPLOAD');
      return {
        open: { count: open?.count ?? 0, bytes: open?.declared ?? 0 },
        kept: {
          count: rows.reduce((sum, { count }) => sum + count, 0),
          bytes: rows.reduce((sum, { stored }) => sum + stored, 0),
        },
      };
    },

    /** Models whose bytes have been awaited since before a moment, the longest first. */
    async findAwaitingSince(before: Date, limit: number) {
      return models.find({ status: 'AWAITING_UPLOAD', createdAt: { $lt: before } }, limit, { createdAt: 1 });
    },

    /** Models by id, for a loader; in no particular order. */
    async findByIds(ids: readonly string[]): Promise<UploadedModel[]> {
      return (await models.find({ _id: { $in: ids } }, ids.length)).map(({ state }) => state);
    },
  };
}
