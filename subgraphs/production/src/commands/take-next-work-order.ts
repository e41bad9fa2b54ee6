import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { commandKey, type Loaded, LostRaceError, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notSignedIn, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { startWork } from '../domain/decisions.ts';
import { mayTake } from '../domain/permissions.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import { operatorOf, type ProductionDesk } from './production-desk.ts';
import { eventsOf } from './work-order-events.ts';

export interface TakeNextWorkOrder {
  readonly idempotencyKey: string;
}

/** Gives an operator what they have in work, else what is due first. */
export async function takeNextWorkOrder(
  desk: ProductionDesk,
  caller: Identity,
  { idempotencyKey }: TakeNextWorkOrder,
): Promise<Outcome<Loaded<WorkOrder>, 'NotSignedIn' | 'NotAllowed' | 'InvalidInput' | 'QueueEmpty'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!mayTake(caller)) return notAllowed();
  const badKey = refuseBadIdempotencyKey(idempotencyKey);
  if (badKey) return badKey;
  const { store, clock, releaseWindow } = desk;
  const operator = operatorOf(caller);
  const command = commandKey('takeNextWorkOrder', operator.id, idempotencyKey, null);

  return retryLostRace(async () => {
    const earlier = await store.workOrders.loadByCommand(command);
    if (earlier) return accept(earlier);
    const inWork = await store.findInWork(operator.id);
    // Nothing changes but that the key is remembered: sent again after this piece is done, it must not take another.
    if (inWork) return accept(await store.save(inWork, inWork.state, { command }));
    // Several, so that of ten who press at once the tenth need not start over nine times.
    const queue = await store.findDueFirst(releaseWindow);
    if (queue.length === 0) return refuse('QueueEmpty', 'QUEUE_EMPTY');
    for (const loaded of queue) {
      const cause = { by: operator, at: clock(), revision: loaded.revision + 1 };
      const next = startWork(loaded.state, operator, cause);
      const taken = await store.saveUnlessLost(loaded, next, { events: eventsOf(loaded.state, next), command });
      if (taken) return accept(taken);
    }
    throw new LostRaceError('others took all that was due first');
  });
}
