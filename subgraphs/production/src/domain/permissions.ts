import { hasRole, type Identity, isStaff } from '@alexandrite/contracts/identity';
import { mayFollow, type StageTarget, stageTargets } from './stages.ts';
import type { WorkOrder } from './work-order.ts';

/** Roles that see the whole queue. */
export const queueRoles = ['OPERATOR', 'MANAGER', 'ADMIN'] as const;

/** Roles that decide who makes what. */
export const managerRoles = ['MANAGER', 'ADMIN'] as const;

/** Whether a caller may see a work order at all: staff, and the customer whose order it is for. */
export function maySee(workOrder: WorkOrder, caller: Identity): boolean {
  return isStaff(caller) || (caller.accountId !== null && caller.accountId === workOrder.customerId);
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
