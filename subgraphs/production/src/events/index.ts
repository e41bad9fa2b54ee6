import type { EventHandlers } from '@alexandrite/service-kit/events';
import type { ProductionDesk } from '../commands/production-desk.ts';
import { onAccountRegistered } from './on-account-registered.ts';
import { onOrderApproved } from './on-order-approved.ts';
import { onOrderCancelled } from './on-order-cancelled.ts';

/** Everything the production service listens to. */
export function productionEventHandlers(desk: ProductionDesk): EventHandlers {
  return {
    'account.registered.v1': onAccountRegistered(desk),
    'order.approved.v1': onOrderApproved(desk),
    'order.cancelled.v1': onOrderCancelled(desk),
  };
}
