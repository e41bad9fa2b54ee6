import type { SignedInIdentity } from '@alexandrite/contracts/identity';
import { accept, type Outcome, type Refused } from '@alexandrite/contracts/outcome';
import { type CommandKey, type Loaded, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { idempotencyKeyReused, notFound } from '@alexandrite/service-kit/refusals';
import type { Cause, WorkOrder } from '../domain/work-order.ts';
import { operatorOf, type ProductionDesk } from './production-desk.ts';
import { eventsOf } from './work-order-events.ts';

export type ChangeRefusal = 'NotFound' | 'WorkOrderRefused' | 'IdempotencyKeyReused';

interface Wanted {
  readonly workOrderId: string;
  readonly caller: SignedInIdentity;
  readonly command: CommandKey;
  /** The next work order, or why not. Called again when a race is lost. */
  readonly decide: (workOrder: WorkOrder, cause: Cause) => Promise<WorkOrder | Refused<'WorkOrderRefused'>>;
}

/** Loads, decides, saves: what every command on a chosen work order does, once for a key however often it is sent. */
export async function changeWorkOrder(
  desk: ProductionDesk,
  { workOrderId, caller, command, decide }: Wanted,
): Promise<Outcome<Loaded<WorkOrder>, ChangeRefusal>> {
  const { store, clock } = desk;
  return retryLostRace(async () => {
    const earlier = await store.workOrders.loadByCommand(command);
    if (earlier) return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier) : idempotencyKeyReused();
    const loaded = await store.workOrders.load(workOrderId);
    if (!loaded) return notFound('WORK_ORDER_NOT_FOUND');
    const next = await decide(loaded.state, { by: operatorOf(caller), at: clock(), revision: loaded.revision + 1 });
    if ('ok' in next) return next;
    return accept(await store.save(loaded, next, { events: eventsOf(loaded.state, next), command }));
  });
}
