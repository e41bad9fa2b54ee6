import type { Identity } from '@alexandrite/contracts/identity';
import type { Loaded } from '@alexandrite/service-kit/aggregates';
import type { MomentKey } from '@alexandrite/service-kit/connections';
import { requireRole } from '@alexandrite/service-kit/subgraph';
import type { ProductionDesk } from '../commands/production-desk.ts';
import type { QueuePlace } from '../domain/dispatch.ts';
import { queueRoles } from '../domain/permissions.ts';
import { belongsInQueue, type QueueFilter, type QueueMoment } from '../domain/queue-filter.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import { placeKey } from '../store/index.ts';

/** Reads the place of the last work order that may be taken: asked only when somebody wants to know. */
export type ReleaseProbe = () => Promise<QueuePlace | null>;

/** A part of the queue, and how to count the whole. */
export interface QueuePart {
  readonly found: readonly Loaded<WorkOrder>[];
  readonly countAll: () => Promise<number>;
}

/** What to ask for of the queue. */
export interface QueueRequest {
  readonly filter: QueueFilter;
  readonly limit: number;
  readonly after: MomentKey | null;
}

/** The queue, due date first. @throws GraphQLError unless the caller works in production. */
export async function readProductionQueue(
  desk: ProductionDesk,
  caller: Identity,
  { filter, limit, after }: QueueRequest,
  probe: ReleaseProbe,
): Promise<QueuePart> {
  const moment = await lookAt(desk, caller, filter, probe);
  return {
    found: await desk.store.list(filter, moment, limit, after),
    countAll: () => desk.store.count(filter, moment),
  };
}

/** Whether a work order belongs in the queue that the caller looks at. @throws GraphQLError as the queue does. */
export async function isInProductionQueue(
  desk: ProductionDesk,
  caller: Identity,
  workOrder: WorkOrder,
  filter: QueueFilter,
  probe: ReleaseProbe,
): Promise<boolean> {
  return belongsInQueue(workOrder, filter, await lookAt(desk, caller, filter, probe));
}

/** What a cursor of the queue holds. */
export const queueSortKey = placeKey;

async function lookAt(
  desk: ProductionDesk,
  caller: Identity,
  filter: QueueFilter,
  probe: ReleaseProbe,
): Promise<QueueMoment> {
  const { accountId } = requireRole(caller, ...queueRoles);
  const lastReleased = typeof filter.released === 'boolean' ? await probe() : null;
  return { callerId: accountId, now: desk.clock(), lastReleased };
}
