import { cache } from 'react';
import { ProductionQueueDocument, QueuePulseDocument, WorkOrderDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { apiFilter, handFilter, type QueueFilter } from './queue-filter.ts';
import { pageSize } from './page-size.ts';
import type { WorkOrder } from './work-order.ts';

/** What the page of the queue begins with: its first page, what the viewer holds, and the counts. */
export async function readQueue(filter: QueueFilter) {
  const [list, hand, pulse] = await Promise.all([
    query(ProductionQueueDocument, { filter: apiFilter(filter), first: pageSize }),
    query(ProductionQueueDocument, { filter: handFilter, first: pageSize }),
    query(QueuePulseDocument, {}),
  ]);
  return { list: list.productionQueue, hand: hand.productionQueue, pulse };
}

/** A work order; null when there is none that the viewer may see. Asked once for a page and its metadata. */
export const readWorkOrder = cache(
  async (id: string): Promise<WorkOrder | null> => (await query(WorkOrderDocument, { id })).workOrder,
);
