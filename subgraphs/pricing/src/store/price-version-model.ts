import { type AggregateRecord, aggregateSchema } from '@alexandrite/service-kit/aggregates';
import { type Connection, type Model, Schema } from 'mongoose';
import type { PriceVersion } from '../domain/price/rules/versions/price-version.ts';

/** A version as it is kept. */
export interface KeptVersion extends PriceVersion {
  /** True until it has been announced that it took effect; left out for what took effect when it was published. */
  readonly isAwaited?: true;
}

const { Mixed } = Schema.Types;

export function priceVersionModel(connection: Connection): Model<AggregateRecord & KeptVersion> {
  const schema = aggregateSchema<KeptVersion>({
    kind: { type: String, enum: ['RULES', 'RATES'], required: true },
    version: { type: Number, required: true },
    effectiveFrom: { type: Date, required: true },
    publishedAt: { type: Date, required: true },
    publishedBy: { type: Mixed, default: null },
    // Empty for what came with the house.
    note: { type: String, default: '' },
    // Checked before it is published; the shape is TypeScript's.
    content: { type: Mixed, required: true },
    isAwaited: { type: Boolean },
  });
  schema.index({ kind: 1, effectiveFrom: -1, version: -1 });
  // Only those that are waited for are in it.
  schema.index({ isAwaited: 1 }, { sparse: true });
  return connection.model<AggregateRecord & KeptVersion>('PriceVersion', schema, 'priceVersions');
}
