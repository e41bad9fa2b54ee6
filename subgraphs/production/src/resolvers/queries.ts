import { decodeCursor, momentKey, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import { requireRole } from '@alexandrite/service-kit/subgraph';
import { queueRoles } from '../domain/permissions.ts';
import { listOperators } from '../queries/list-operators.ts';
import { isInProductionQueue, queueSortKey, readProductionQueue } from '../queries/production-queue.ts';
import type { QueryResolvers } from './__generated__/types.ts';
import { viewOf } from './work-order-view.ts';

export const Query: QueryResolvers = {
  async productionQueue(_, { filter, first, after }, { caller, desk, loaders, releaseProbe }) {
    const size = pageSize(first, 50);
    const request = { filter: filter ?? {}, limit: size + 1, after: decodeCursor(after, momentKey) };
    const { found, countAll } = await readProductionQueue(desk, caller, request, releaseProbe);
    const views = found.map(viewOf);
    for (const view of views) loaders.workOrderById.prime(view.workOrder.id, view);
    return { ...toConnection(views, size, ({ workOrder }) => queueSortKey(workOrder)), countAll };
  },

  workOrder: (_, { id }, { loaders }) => loaders.workOrderById.load(id),

  async productionQueueChange(_, { workOrderId, filter }, { caller, desk, loaders, releaseProbe }) {
    // First of all: who may not see the queue is told so, and does not just hear nothing.
    requireRole(caller, ...queueRoles);
    const view = await loaders.workOrderById.load(workOrderId);
    if (!view) return null;
    const belongs = await isInProductionQueue(desk, caller, view.workOrder, filter ?? {}, releaseProbe);
    return { kind: belongs ? 'UPSERTED' : 'REMOVED', workOrder: view };
  },

  operators: (_, __, { caller, desk }) => listOperators(desk, caller),
};
