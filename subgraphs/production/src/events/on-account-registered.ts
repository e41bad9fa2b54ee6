import type { EventHandler } from '@alexandrite/service-kit/events';
import type { ProductionDesk } from '../commands/production-desk.ts';

/** Remembers operators, and nobody else: customers are none of production's business. */
export function onAccountRegistered({ store }: ProductionDesk): EventHandler<'account.registered.v1'> {
  return async ({ payload: { accountId: id, displayName, roles }, revision }) => {
    const operator = { id, displayName };
    await (roles.includes('OPERATOR')
      ? store.operators.put(operator, revision)
      : store.operators.retire(operator, revision));
  };
}
