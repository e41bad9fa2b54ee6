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
    state: { type: String, enum: ['MEASURING', 'MEASURED', 'REJECTED'], required: true },
    measurement: { type: Mixed, default: null },
    problem: { type: Mixed, default: null },
  });
  return connection.model<AggregateRecord & MeasuredModel>('MeasuredModel', schema, 'models');
}
