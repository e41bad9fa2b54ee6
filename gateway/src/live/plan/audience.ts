import { type Identity, isStaff, roles } from '@alexandrite/contracts/identity';
import { differsByAccount } from '@alexandrite/contracts/personal-data/may-read';
import { visitor } from '@alexandrite/service-kit/identity';
import type { LivePlan } from './plan.ts';

/** Those for whom one answer is made. */
export interface Audience {
  /** The same for two callers whose answers cannot differ. */
  readonly key: string;
  /** On whose behalf subgraphs are asked. */
  readonly identity: Identity;
}

/**
 * Stands for staff of the same roles. It has nothing: an answer that is made for it holds nothing that anybody sees
 * because it is theirs. No account has this id.
 */
const nobodyInParticular = 'acc_staff';

/**
 * Whose answers a subscription can share.
 *
 * Subgraphs know of a caller what their identity says, and nothing else (the session's token is left out of live
 * questions), so callers of the same identity share: an account with itself, visitors with each other. Staff of the same
 * roles share where the selection is the same for all of them, personal data included: what an operator sees of the
 * order that they pack is nobody else's. It is asked on behalf of the roles alone.
 */
export function audienceOf(plan: LivePlan, caller: Identity): Audience {
  const { accountId, displayName, locale } = caller;
  if (accountId === null) return { key: `visitors ${locale}`, identity: visitor(locale) };
  const held = roles.filter((role) => caller.roles.includes(role));
  if (isStaff(caller) && plan.isSameForStaff && !plan.guarded.some((part) => differsByAccount(part, caller))) {
    const identity = { accountId: nobodyInParticular, displayName: null, roles: held, locale };
    return { key: `staff ${held.join('+')} ${locale}`, identity };
  }
  return {
    key: `account ${JSON.stringify([accountId, displayName, held])} ${locale}`,
    identity: { accountId, displayName, roles: held, locale },
  };
}
