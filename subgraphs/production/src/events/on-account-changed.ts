import type { EventHandler } from '@alexandrite/service-kit/events';
import { followOperator } from '../commands/follow-operator.ts';
import type { ProductionDesk } from '../commands/production-desk.ts';

/** An account has other roles, or was closed: then it has none. */
export function onAccountChanged(desk: ProductionDesk): EventHandler<'account.changed.v1'> {
  return async ({ id, payload: { accountId, displayName, roles }, revision }) => {
    const operator = { id: accountId, displayName };
    await followOperator(desk, { operator, isActive: roles.includes('OPERATOR'), revision, eventId: id });
  };
}
