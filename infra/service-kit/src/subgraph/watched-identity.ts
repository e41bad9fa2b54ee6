import type { Identity } from '@alexandrite/contracts/identity';

/** An identity, and whether anybody asked it who that is. */
export interface WatchedIdentity {
  readonly identity: Identity;
  /** True when an answer may depend on who asks: their account, name or roles were looked at. */
  wasLookedAt(): boolean;
}

/**
 * Notices when an answer is made for one caller. A hint in the schema says that a field is for everybody; this holds it
 * to its word. The language is not counted: answers are stored by language.
 */
export function watchIdentity({ accountId, displayName, roles, locale }: Identity): WatchedIdentity {
  let lookedAt = false;
  const look = <Value>(value: Value): Value => {
    lookedAt = true;
    return value;
  };
  return {
    identity: {
      get accountId() {
        return look(accountId);
      },
      get displayName() {
        return look(displayName);
      },
      get roles() {
        return look(roles);
      },
      locale,
    },
    wasLookedAt: () => lookedAt,
  };
}
