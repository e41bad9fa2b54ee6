import type { NewEvent } from '@alexandrite/service-kit/aggregates';
import type { Account } from '../../domain/accounts/account.ts';

/** What other services are told of a change: derived from the account before and after, so no command forgets it. */
export function eventsOf(before: Account, after: Account): NewEvent[] {
  const { id: accountId, displayName } = after;
  if (after.deletedAt) return before.deletedAt ? [] : [{ type: 'account.deleted.v1', payload: { accountId } }];
  if (before.roles === after.roles && before.disabledAt === after.disabledAt) return [];
  // Who cannot sign in holds no role, as far as others have to know.
  const roles = after.disabledAt ? [] : after.roles;
  return [{ type: 'account.changed.v1', payload: { accountId, displayName, roles } }];
}
