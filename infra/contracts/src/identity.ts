import type { Locale } from './locale.ts';

/** What an account may be; one account may be several. */
export const roles = ['CUSTOMER', 'PARTNER', 'SELLER', 'OPERATOR', 'MANAGER', 'ADMIN'] as const;
export type Role = (typeof roles)[number];

/** Roles of people who work here. What each of them may see of others is in `personal-data/readers.ts`. */
export const staffRoles = ['SELLER', 'OPERATOR', 'MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Roles of people who look after orders. */
export const orderRoles = ['SELLER', 'MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Who asks: checked once by the gateway and passed on signed. */
export interface Identity {
  /** null for a visitor who has not signed in. */
  readonly accountId: string | null;
  readonly displayName: string | null;
  readonly roles: readonly Role[];
  readonly locale: Locale;
}

export type SignedInIdentity = Identity & { readonly accountId: string };

/** True when the caller holds one of the roles. */
export function hasRole(identity: Identity, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => identity.roles.includes(role));
}

export function isSignedIn(identity: Identity): identity is SignedInIdentity {
  return identity.accountId !== null;
}

export function isStaff(identity: Identity): boolean {
  return hasRole(identity, ...staffRoles);
}
