import { hasRole, type Identity, isSignedIn, type Role, type SignedInIdentity } from '@alexandrite/contracts/identity';
import { mayReadAll } from '@alexandrite/contracts/personal-data/may-read';
import type { Guarded } from '@alexandrite/contracts/personal-data/readers';
import { forbidden, unauthenticated } from './errors.ts';

/** For queries: throws UNAUTHENTICATED for a visitor. Commands refuse instead. */
export function requireSignedIn(identity: Identity): SignedInIdentity {
  if (!isSignedIn(identity)) throw unauthenticated();
  return identity;
}

/** For queries: throws UNAUTHENTICATED for a visitor and FORBIDDEN without one of the roles. */
export function requireRole(identity: Identity, ...wanted: readonly Role[]): SignedInIdentity {
  const signedIn = requireSignedIn(identity);
  if (!hasRole(signedIn, ...wanted)) throw forbidden();
  return signedIn;
}

/** For queries: throws UNAUTHENTICATED for a visitor and FORBIDDEN for who may not read everybody's. */
export function requireReader(identity: Identity, guarded: Guarded): SignedInIdentity {
  const signedIn = requireSignedIn(identity);
  if (!mayReadAll(guarded, signedIn)) throw forbidden();
  return signedIn;
}
