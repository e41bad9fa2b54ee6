import { type AggregateRecord, aggregateSchema } from '@alexandrite/service-kit/aggregates';
import { type Connection, type Model, Schema } from 'mongoose';
import { orderStatuses } from '../domain/lifecycle.ts';
import type { Order } from '../domain/order.ts';

export type OrderModel = Model<AggregateRecord & Order>;

const { Mixed } = Schema.Types;

export function orderModel(connection: Connection): OrderModel {
  const schema = aggregateSchema<Order>({
    number: { type: String, required: true },
    status: { type: String, enum: orderStatuses, required: true },
    channel: { type: String, enum: ['SHOP', 'PARTNER'], required: true },
    customerId: { type: String, required: true },
    // Values of the domain, written whole by the domain alone: the shape is TypeScript's to check.
    lines: { type: [Mixed], required: true },
    total: { type: Mixed, default: null },
    acceptedTotalMinor: { type: Number, default: null },
    delivery: { type: Mixed, default: null },
    promises: { type: [Mixed], default: [] },
    problem: { type: Mixed, default: null },
    approval: { type: Mixed, default: null },
    timeline: { type: [Mixed], required: true },
    trackingNumber: { type: String, default: null },
    holder: { type: Mixed, default: null },
    createdAt: { type: Date, required: true },
  });
  schema.index({ number: 1 }, { unique: true });
  schema.index({ createdAt: -1, _id: -1 });
  schema.index({ customerId: 1, createdAt: -1, _id: -1 });
  schema.index({ status: 1, createdAt: -1, _id: -1 });
  schema.index({ 'approval.state': 1, createdAt: -1, _id: -1 });
  schema.index({ status: 1, 'promises.promisedAt': 1 });
  schema.index({ 'problem.code': 1 }, { sparse: true });
  schema.index({ 'lines.quoteId': 1 });
  schema.index({ 'lines.modelId': 1 });
  return connection.model<AggregateRecord & Order>('Order', schema, 'orders');
}
