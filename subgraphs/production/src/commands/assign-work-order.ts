import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, type Loaded } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notFound, notSignedIn, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { giveToOperator } from '../domain/decisions.ts';
import { isManager } from '../domain/permissions.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import { type ChangeRefusal, changeWorkOrder } from './change-work-order.ts';
import type { ProductionDesk } from './production-desk.ts';

export interface AssignWorkOrder {
  readonly workOrderId: string;
  readonly operatorId: string;
  readonly idempotencyKey: string;
}

/** A manager gives a work order to an operator: one that waits, or one that somebody else holds. */
export async function assignWorkOrder(
  desk: ProductionDesk,
  caller: Identity,
  { workOrderId, operatorId, idempotencyKey }: AssignWorkOrder,
): Promise<Outcome<Loaded<WorkOrder>, ChangeRefusal | 'NotSignedIn' | 'NotAllowed' | 'InvalidInput'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!isManager(caller)) return notAllowed();
  const badKey = refuseBadIdempotencyKey(idempotencyKey);
  if (badKey) return badKey;
  const operator = await desk.store.operators.findActive(operatorId);
  if (!operator) return notFound('OPERATOR_NOT_FOUND');
  return changeWorkOrder(desk, {
    workOrderId,
    caller,
    command: commandKey('assignWorkOrder', caller.accountId, idempotencyKey, { workOrderId, operatorId }),
    async decide(workOrder, cause) {
      const inWork = await desk.store.findInWork(operator.id);
      return giveToOperator(workOrder, operator, inWork?.state ?? null, cause);
    },
  });
}
