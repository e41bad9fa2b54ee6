import { hasRole, type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import type { Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, type Loaded } from '@alexandrite/service-kit/aggregates';
import { notAllowed, notSignedIn, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { advance, workOrderRefused } from '../domain/decisions.ts';
import { mayAdvance, queueRoles } from '../domain/permissions.ts';
import type { StageTarget } from '../domain/stages.ts';
import { refuseBadTrackingNumber } from '../domain/tracking-number.ts';
import type { WorkOrder } from '../domain/work-order.ts';
import { type ChangeRefusal, changeWorkOrder } from './change-work-order.ts';
import type { ProductionDesk } from './production-desk.ts';

export interface AdvanceWorkOrder {
  readonly workOrderId: string;
  readonly to: StageTarget;
  readonly trackingNumber?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** The operator who holds a work order, or a manager, moves it to its next stage. */
export async function advanceWorkOrder(
  desk: ProductionDesk,
  caller: Identity,
  { workOrderId, to, trackingNumber: given, idempotencyKey }: AdvanceWorkOrder,
): Promise<Outcome<Loaded<WorkOrder>, ChangeRefusal | 'NotSignedIn' | 'NotAllowed' | 'InvalidInput'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!hasRole(caller, ...queueRoles)) return notAllowed();
  const trackingNumber = given?.trim() ?? '';
  const refused = refuseBadIdempotencyKey(idempotencyKey) ?? refuseBadTrackingNumber(to, trackingNumber);
  if (refused) return refused;
  return changeWorkOrder(desk, {
    workOrderId,
    caller,
    command: commandKey('advanceWorkOrder', caller.accountId, idempotencyKey, { workOrderId, to, trackingNumber }),
    decide: async (workOrder, cause) =>
      mayAdvance(workOrder, caller)
        ? advance(workOrder, to, trackingNumber === '' ? null : trackingNumber, cause)
        : workOrderRefused(workOrder, 'NOT_YOURS'),
  });
}
