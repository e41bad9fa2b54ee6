import { workStages } from '@alexandrite/contracts/events';
import { type AggregateRecord, aggregateSchema } from '@alexandrite/service-kit/aggregates';
import { type Connection, type Model, Schema } from 'mongoose';
import type { WorkOrder } from '../domain/work-order.ts';

export type WorkOrderModel = Model<AggregateRecord & WorkOrder>;

const { Mixed } = Schema.Types;

export function workOrderModel(connection: Connection): WorkOrderModel {
  const schema = aggregateSchema<WorkOrder>({
    orderId: { type: String, required: true },
    orderNumber: { type: String, required: true },
    customerId: { type: String, required: true },
    channel: { type: String, enum: ['SHOP', 'PARTNER'], required: true },
    // Values of the domain, written whole by the domain alone: the shape is TypeScript's to check.
    lines: { type: [Mixed], required: true },
    stage: { type: String, enum: workStages, required: true },
    dueAt: { type: Date, required: true },
    operator: { type: Mixed, default: null },
    cancelled: { type: Boolean, required: true },
    cancelledAt: { type: Date, default: null },
    trackingNumber: { type: String, default: null },
    history: { type: [Mixed], required: true },
  });
  schema.index({ orderId: 1 }, { unique: true });
  schema.index({ stage: 1, dueAt: 1, _id: 1 });
  schema.index({ 'operator.id': 1, stage: 1, dueAt: 1, _id: 1 });
  // Nobody works at two pieces at once, however fast a button is pressed twice. What was called off does not count.
  schema.index(
    { 'operator.id': 1 },
    { name: 'one_in_work', unique: true, partialFilterExpression: { stage: 'STARTED', cancelled: false } },
  );
  return connection.model<AggregateRecord & WorkOrder>('WorkOrder', schema, 'work_orders');
}
