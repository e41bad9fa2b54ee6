import { hasRole, type Identity } from '@alexandrite/contracts/identity';
import { mayRead } from '@alexandrite/contracts/personal-data/may-read';
import { mayFollow, type StageTarget, stageTargets } from './stages.ts';
import type { WorkOrder } from './work-order.ts';

/** Roles that see the whole queue. */
export const queueRoles = ['OPERATOR', 'MANAGER', 'ADMIN'] as const;

/** Roles that decide who makes what. */
export const managerRoles = ['MANAGER', 'ADMIN'] as const;

/** Whether a caller may see a work order at all. */
export function maySee(workOrder: WorkOrder, caller: Identity): boolean {
  return mayRead('WorkOrder', caller, { OWNER: workOrder.customerId });
}

/** Whether a caller may read the number of the parcel. */
export function maySeeParcel({ customerId, operator }: WorkOrder, caller: Identity): boolean {
  return mayRead('WorkOrder.trackingNumber', caller, { OWNER: customerId, HOLDER: operator?.id ?? null });
}

/** Whether a caller may see who makes, packs and ships. */
export function maySeeOperators(caller: Identity): boolean {
  return mayRead('Operator', caller, {});
}

/** Whether a caller makes pieces and may take work orders. */
export function mayTake(caller: Identity): boolean {
  return hasRole(caller, 'OPERATOR');
}

export function isManager(caller: Identity): boolean {
  return hasRole(caller, ...managerRoles);
}

/** Whether it is the caller's to move on: the operator who holds it, and managers. */
export function mayAdvance(workOrder: WorkOrder, caller: Identity): boolean {
  if (isManager(caller)) return true;
  return mayTake(caller) && caller.accountId !== null && workOrder.operator?.id === caller.accountId;
}

/** Where a caller may move a work order now. */
export function allowedTargets(workOrder: WorkOrder, caller: Identity): StageTarget[] {
  if (workOrder.cancelled || !mayAdvance(workOrder, caller)) return [];
  return stageTargets.filter((target) => mayFollow(workOrder.stage, target));
}
