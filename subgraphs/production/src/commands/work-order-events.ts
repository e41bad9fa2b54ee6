import type { NewEvent } from '@alexandrite/service-kit/aggregates';
import type { WorkOrder } from '../domain/work-order.ts';

/** What other services are told of a change: derived from the work order before and after, so no command forgets it. */
export function eventsOf(before: WorkOrder, after: WorkOrder): NewEvent[] {
  const { id: workOrderId, orderId, operator, stage, trackingNumber } = after;
  if (stage === 'QUEUED') return [];
  // The way out of the queue leads through somebody's hands.
  if (!operator) throw new Error(`${workOrderId} is ${stage} and nobody holds it`);
  const step = { workOrderId, orderId, operatorId: operator.id };
  if (before.stage === stage) {
    return before.operator?.id === operator.id ? [] : [{ type: 'work-order.handed-over.v1', payload: step }];
  }
  switch (stage) {
    case 'STARTED':
      return [{ type: 'work-order.started.v1', payload: step }];
    case 'COMPLETED':
      return [{ type: 'work-order.completed.v1', payload: step }];
    case 'PACKAGING':
      return [{ type: 'work-order.packaging-started.v1', payload: step }];
    case 'SHIPPED':
      if (trackingNumber === null) throw new Error(`${workOrderId} is shipped without a tracking number`);
      return [{ type: 'work-order.shipped.v1', payload: { ...step, trackingNumber } }];
  }
}
