import type { EventHandler } from '@alexandrite/service-kit/events';
import { followOperator } from '../commands/follow-operator.ts';
import type { ProductionDesk } from '../commands/production-desk.ts';

/** Remembers operators, and nobody else: customers are none of production's business. */
export function onAccountRegistered(desk: ProductionDesk): EventHandler<'account.registered.v1'> {
  return async ({ id, payload: { accountId, displayName, roles }, revision }) => {
    const operator = { id: accountId, displayName };
    await followOperator(desk, { operator, isActive: roles.includes('OPERATOR'), revision, eventId: id });
  };
}
