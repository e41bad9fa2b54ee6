import { hasRole, type Identity, orderRoles } from '@alexandrite/contracts/identity';
import { nextStatus } from './lifecycle.ts';
import type { Order } from './order.ts';

export type OrderAction = 'SUBMIT' | 'APPROVE' | 'REJECT' | 'CANCEL' | 'CLOSE';

/** Whether a caller decides on orders. */
function isSeller(caller: Identity): boolean {
  return hasRole(caller, ...orderRoles);
}

/** Whether the caller's role gives them the action on this order at all, whatever its status. */
export function hasAuthority(action: OrderAction, order: Order, caller: Identity): boolean {
  const owns = caller.accountId !== null && caller.accountId === order.customerId;
  switch (action) {
    case 'SUBMIT':
      return owns;
    case 'APPROVE':
    case 'REJECT':
      return isSeller(caller);
    case 'CANCEL':
    case 'CLOSE':
      return owns || isSeller(caller);
  }
}

/** Whether the order's status lets the action happen, for a caller who has the authority. */
export function statusAllows(action: OrderAction, order: Order, caller: Identity): boolean {
  switch (action) {
    case 'SUBMIT':
      // Submitting again is how a customer agrees to a price above what they accepted first.
      return nextStatus(order.status, 'submitted') !== null || order.problem?.code === 'PRICE_ABOVE_ACCEPTED';
    case 'APPROVE':
      return nextStatus(order.status, 'approved') !== null;
    case 'REJECT':
      return nextStatus(order.status, 'approved') !== null && order.approval?.state !== 'REJECTED_BY_SELLER';
    case 'CANCEL':
      // Once work has started only a seller can end it, with a reason.
      return (
        nextStatus(order.status, 'cancelled') !== null && (order.status !== 'MANUFACTURING_STARTED' || isSeller(caller))
      );
    case 'CLOSE':
      return nextStatus(order.status, 'closed') !== null;
  }
}

const actions = ['SUBMIT', 'APPROVE', 'REJECT', 'CANCEL', 'CLOSE'] as const satisfies readonly OrderAction[];

/** What a caller may do with an order now. */
export function allowedActions(order: Order, caller: Identity): OrderAction[] {
  return actions.filter((action) => hasAuthority(action, order, caller) && statusAllows(action, order, caller));
}
