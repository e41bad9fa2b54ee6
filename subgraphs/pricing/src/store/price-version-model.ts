import { type AggregateRecord, aggregateSchema } from '@alexandrite/service-kit/aggregates';
import { type Connection, type Model, Schema } from 'mongoose';
import type { PriceVersion } from '../domain/price/rules/price-version.ts';

const { Mixed } = Schema.Types;

export function priceVersionModel(connection: Connection): Model<AggregateRecord & PriceVersion> {
  const schema = aggregateSchema<PriceVersion>({
    kind: { type: String, enum: ['RULES', 'RATES'], required: true },
    version: { type: Number, required: true },
    effectiveFrom: { type: Date, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: { type: Mixed, default: null },
    // Empty for what came with the house.
    note: { type: String, default: '' },
    // Checked before it is published; the shape is TypeScript's.
    content: { type: Mixed, required: true },
  });
  schema.index({ kind: 1, effectiveFrom: -1, version: -1 });
  return connection.model<AggregateRecord & PriceVersion>('PriceVersion', schema, 'priceVersions');
}
