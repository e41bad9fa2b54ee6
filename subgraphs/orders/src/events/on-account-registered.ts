import type { EventHandler } from '@alexandrite/service-kit/events';
import type { OrderDesk } from '../commands/order-desk.ts';

/** Remembers an account: the approval rules ask whether a customer is known. */
export function onAccountRegistered(desk: OrderDesk): EventHandler<'account.registered.v1'> {
  return async ({ payload: { accountId }, revision }) => {
    await desk.store.accounts.put(accountId, revision);
  };
}
