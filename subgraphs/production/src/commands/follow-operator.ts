import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { backToQueue } from '../domain/decisions.ts';
import type { Operator } from '../domain/work-order.ts';
import type { ProductionDesk } from './production-desk.ts';

export interface FollowOperator {
  readonly operator: Operator;
  /** Whether they make pieces now. */
  readonly isActive: boolean;
  /** Revision of the account that says so. */
  readonly revision: number;
  readonly eventId: string;
}

/**
 * Keeps who makes pieces. The piece at which somebody works who does so no more goes back to its place in the queue;
 * what they have made already keeps their name, and managers move it on or give it to another.
 */
export async function followOperator(
  { store, clock }: ProductionDesk,
  { operator, isActive, revision, eventId }: FollowOperator,
): Promise<void> {
  if (isActive) {
    await store.operators.put(operator, revision);
    return;
  }
  await store.operators.retire(operator, revision);
  await retryLostRace(async () => {
    // An event that came late: somebody newer knows better.
    if (await store.operators.findActive(operator.id)) return;
    const loaded = await store.findInWork(operator.id);
    if (!loaded) return;
    const next = backToQueue(loaded.state, { by: null, at: clock(), revision: loaded.revision + 1 });
    await store.save(loaded, next, { handledEvent: eventId });
  });
}
