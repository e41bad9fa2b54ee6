import { type AggregateRecord, aggregateSchema } from '@alexandrite/service-kit/aggregates';
import { type Connection, type Model, Schema } from 'mongoose';
import { lengthUnits } from '../domain/geometry/measurement.ts';
import type { Quote } from '../domain/quote/quote.ts';

const { Mixed } = Schema.Types;

export function quoteModel(connection: Connection): Model<AggregateRecord & Quote> {
  const schema = aggregateSchema<Quote>({
    ownerId: { type: String, required: true },
    modelId: { type: String, required: true },
    materialId: { type: String, required: true },
    finishId: { type: String, required: true },
    quantity: { type: Number, required: true },
    stones: { type: [Mixed], default: [] },
    engraving: { type: String, default: null },
    express: { type: Boolean, required: true },
    taxRegion: { type: String, required: true },
    unitAsked: { type: String, enum: [...lengthUnits, null], default: null },
    overrideFileUnit: { type: Boolean, required: true },
    unit: { type: String, enum: lengthUnits, required: true },
    state: { type: String, enum: ['QUEUED', 'CALCULATING', 'READY', 'FAILED'], required: true },
    progress: { type: Number, required: true },
    // Values of the domain, written whole by the domain alone: the shape is TypeScript's to check.
    measurement: { type: Mixed, default: null },
    problems: { type: [Mixed], default: [] },
    price: { type: Mixed, default: null },
    rulesVersion: { type: Number, required: true },
    ratesVersion: { type: Number, required: true },
    validUntil: { type: Date, default: null },
    failure: { type: String, default: null },
    requestedAt: { type: Date, required: true },
    repriced: { type: Mixed, default: null },
  });
  schema.index({ modelId: 1, state: 1 });
  schema.index({ state: 1, requestedAt: 1 });
  schema.index({ ownerId: 1, requestedAt: -1, _id: -1 });
  return connection.model<AggregateRecord & Quote>('Quote', schema, 'quotes');
}
