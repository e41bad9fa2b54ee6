import type { EventHandler } from '@alexandrite/service-kit/events';
import { followOperator } from '../commands/follow-operator.ts';
import type { ProductionDesk } from '../commands/production-desk.ts';

/** An account is gone: whoever it was makes no more pieces. */
export function onAccountDeleted(desk: ProductionDesk): EventHandler<'account.deleted.v1'> {
  return async ({ id, payload: { accountId }, revision }) => {
    const operator = { id: accountId, displayName: '' };
    await followOperator(desk, { operator, isActive: false, revision, eventId: id });
  };
}
