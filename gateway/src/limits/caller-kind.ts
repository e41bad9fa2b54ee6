import { hasRole, type Identity, isSignedIn, isStaff } from '@alexandrite/contracts/identity';

/** For whom there are limits of their own. */
export type CallerKind = 'visitor' | 'account' | 'partner' | 'staff';

/** Which limits hold for a caller; of several roles the one that may do the most counts. */
export function kindOf(identity: Identity): CallerKind {
  if (!isSignedIn(identity)) return 'visitor';
  if (isStaff(identity)) return 'staff';
  return hasRole(identity, 'PARTNER') ? 'partner' : 'account';
}
