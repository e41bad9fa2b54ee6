import type { EventHandler } from '@alexandrite/service-kit/events';
import type { OrderDesk } from '../commands/order-desk.ts';

/** An account is gone: an order of it that is still to be approved waits for a person. What was ordered stays. */
export function onAccountDeleted(desk: OrderDesk): EventHandler<'account.deleted.v1'> {
  return async ({ payload: { accountId }, revision }) => {
    await desk.store.accounts.putDeleted(accountId, revision);
  };
}
