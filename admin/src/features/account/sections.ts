import type { Role } from '../../gql/graphql.ts';

/** Who works with the queue. */
export const queueRoles = ['OPERATOR', 'MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Who looks after orders. */
export const orderRoles = ['SELLER', 'MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Who sets the prices. */
export const priceRoles = ['MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Who says what is in the shop window, and for how much. */
export const catalogueRoles = ['MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Who gives partners their keys. */
export const partnerRoles = ['MANAGER', 'ADMIN'] as const satisfies readonly Role[];

/** Who looks after people’s accounts. */
export const peopleRoles = ['ADMIN'] as const satisfies readonly Role[];

/** Everybody who works here. */
export const staffRoles = ['OPERATOR', 'SELLER', 'MANAGER', 'ADMIN'] as const satisfies readonly Role[];

export interface HasRoles {
  readonly roles: readonly Role[];
}

/** Whether somebody holds one of the roles. The API decides what they may do; this decides what they are shown. */
export function holdsOneOf({ roles }: HasRoles, wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles.includes(role));
}

/** The page on which somebody's work begins; null for those who do not work here. */
export function firstPageOf(viewer: HasRoles): '/queue' | '/orders' | null {
  if (holdsOneOf(viewer, queueRoles)) return '/queue';
  return holdsOneOf(viewer, orderRoles) ? '/orders' : null;
}
