import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, type Loaded } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notSignedIn, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { takeByChoice } from '../domain/decisions.ts';
import { mayTake } from '../domain/permissions.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import { type ChangeRefusal, changeWorkOrder } from './change-work-order.ts';
import { lastReleased, operatorOf, type ProductionDesk } from './production-desk.ts';

export interface TakeWorkOrder {
  readonly workOrderId: string;
  readonly idempotencyKey: string;
}

/** An operator takes a work order of their choice among those due first. */
export async function takeWorkOrder(
  desk: ProductionDesk,
  caller: Identity,
  { workOrderId, idempotencyKey }: TakeWorkOrder,
): Promise<Outcome<Loaded<WorkOrder>, ChangeRefusal | 'NotSignedIn' | 'NotAllowed' | 'InvalidInput'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!mayTake(caller)) return notAllowed();
  const badKey = refuseBadIdempotencyKey(idempotencyKey);
  if (badKey) return badKey;
  const operator = operatorOf(caller);
  return changeWorkOrder(desk, {
    workOrderId,
    caller,
    command: commandKey('takeWorkOrder', operator.id, idempotencyKey, { workOrderId }),
    async decide(workOrder, cause) {
      const inWork = await desk.store.findInWork(operator.id);
      const surroundings = { inWork: inWork?.state ?? null, lastReleased: await lastReleased(desk) };
      return takeByChoice(workOrder, operator, surroundings, cause);
    },
  });
}
