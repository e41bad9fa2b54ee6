import { cache } from 'react';
import {
  ProductionQueueDocument,
  type ProductionQueueFilter,
  QueuePulseDocument,
  WorkOrderDocument,
} from '../../gql/graphql.ts';
import { query, queryAt } from '../../lib/graph/server.ts';
import { apiFilter, handFilter, type QueueFilter } from './queue/queue-filter.ts';
import { pageSize } from './queue/page-size.ts';
import type { ReadQueue } from './queue/use-queue-list.ts';
import type { WorkOrder } from './work-order.ts';

/** What the page of the queue begins with: its first page, what the viewer holds, and the counts. */
export async function readQueue(filter: QueueFilter) {
  const [list, hand, pulse] = await Promise.all([
    readPart(apiFilter(filter)),
    readPart(handFilter),
    query(QueuePulseDocument, {}),
  ]);
  return { list, hand, pulse };
}

async function readPart(filter: ProductionQueueFilter): Promise<ReadQueue> {
  const { result, position } = await queryAt(ProductionQueueDocument, { filter, first: pageSize });
  return { list: result.productionQueue, position };
}

/** A work order; null when there is none that the viewer may see. Asked once for a page and its metadata. */
export const readWorkOrder = cache(
  async (id: string): Promise<WorkOrder | null> => (await query(WorkOrderDocument, { id })).workOrder,
);
