import { accountBounds } from '@alexandrite/contracts/bounds/accounts';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';

/** Refuses whoever found no place in the line of those whose passwords are to be hashed. */
export function tooBusy(): Refused<'TooManyAttempts'> {
  return refuse('TooManyAttempts', 'SIGN_IN_BUSY', { retryAfterSeconds: accountBounds.busySeconds.limit });
}
