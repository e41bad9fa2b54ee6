import { type AggregateRecord, aggregateSchema } from '@alexandrite/service-kit/aggregates';
import { type Connection, type Model, Schema } from 'mongoose';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';

const { Mixed } = Schema.Types;

export function measuredModelModel(connection: Connection): Model<AggregateRecord & MeasuredModel> {
  const schema = aggregateSchema<MeasuredModel>({
    ownerId: { type: String, required: true },
    fileName: { type: String, required: true },
    storageKey: { type: String, required: true },
    byteSize: { type: Number, required: true },
    sha256: { type: String, required: true },
    channel: { type: String, enum: ['SHOP', 'PARTNER'], required: true },
    takenUpAt: { type: Date, required: true },
    state: { type: String, enum: ['MEASURING', 'MEASURED', 'REJECTED'], required: true },
    measurement: { type: Mixed, default: null },
    shape: { type: Mixed, default: null },
    preview: { type: Mixed, default: null },
    measuredWith: { type: Number, default: null },
    problem: { type: Mixed, default: null },
    parked: { type: Mixed, default: null },
  });
  schema.index({ sha256: 1 });
  schema.index({ state: 1, takenUpAt: 1, _id: 1 });
  // Partial: few models are parked, and every measured one has a shape.
  schema.index({ 'parked.at': -1, _id: -1 }, { partialFilterExpression: { 'parked.at': { $exists: true } } });
  schema.index({ 'shape.key': 1 }, { partialFilterExpression: { 'shape.key': { $exists: true } } });
  return connection.model<AggregateRecord & MeasuredModel>('MeasuredModel', schema, 'models');
}
