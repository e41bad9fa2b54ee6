import type { EventHandlers } from '@alexandrite/service-kit/events';
import type { OrderDesk } from '../commands/order-desk.ts';
import { onAccountDeleted } from './on-account-deleted.ts';
import { onAccountRegistered } from './on-account-registered.ts';
import { onModelReady } from './on-model-ready.ts';
import { onModelUnreadable } from './on-model-unreadable.ts';
import { onOrderStatusChanged } from './on-order-status-changed.ts';
import { onOrderSubmitted } from './on-order-submitted.ts';
import { onProductPublished } from './on-product-published.ts';
import { onQuoteFailed } from './on-quote-failed.ts';
import { onQuoteReady } from './on-quote-ready.ts';
import { onQuoteRequested } from './on-quote-requested.ts';
import {
  onWorkOrderCompleted,
  onWorkOrderHandedOver,
  onWorkOrderPackagingStarted,
  onWorkOrderShipped,
  onWorkOrderStarted,
} from './on-work-order-steps.ts';

/** Everything the orders service listens to. */
export function ordersEventHandlers(desk: OrderDesk): EventHandlers {
  return {
    'account.registered.v1': onAccountRegistered(desk),
    'account.deleted.v1': onAccountDeleted(desk),
    'product.published.v1': onProductPublished(desk),
    'model.ready.v1': onModelReady(desk),
    'model.unreadable.v1': onModelUnreadable(desk),
    'quote.requested.v1': onQuoteRequested(desk),
    'quote.ready.v1': onQuoteReady(desk),
    'quote.failed.v1': onQuoteFailed(desk),
    'order.submitted.v1': onOrderSubmitted(desk),
    'order.status-changed.v1': onOrderStatusChanged(desk),
    'work-order.started.v1': onWorkOrderStarted(desk),
    'work-order.handed-over.v1': onWorkOrderHandedOver(desk),
    'work-order.completed.v1': onWorkOrderCompleted(desk),
    'work-order.packaging-started.v1': onWorkOrderPackagingStarted(desk),
    'work-order.shipped.v1': onWorkOrderShipped(desk),
  };
}
