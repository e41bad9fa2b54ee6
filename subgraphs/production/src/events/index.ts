import type { EventHandlers } from '@alexandrite/service-kit/events';
import type { ProductionDesk } from '../commands/production-desk.ts';
import { onAccountChanged } from './on-account-changed.ts';
import { onAccountDeleted } from './on-account-deleted.ts';
import { onAccountRegistered } from './on-account-registered.ts';
import { onOrderApproved } from './on-order-approved.ts';
import { onOrderCancelled } from './on-order-cancelled.ts';

/** Everything the production service listens to. */
export function productionEventHandlers(desk: ProductionDesk): EventHandlers {
  return {
    'account.registered.v1': onAccountRegistered(desk),
    'account.changed.v1': onAccountChanged(desk),
    'account.deleted.v1': onAccountDeleted(desk),
    'order.approved.v1': onOrderApproved(desk),
    'order.cancelled.v1': onOrderCancelled(desk),
  };
}
