import { textBounds } from '@alexandrite/contracts/bounds/texts';
import type { Refused } from '@alexandrite/contracts/outcome';
import { invalidInput } from '@alexandrite/service-kit/refusals';

/** Refuses a reason that is too long to be read. */
export function refuseLongReason(reason: string | null | undefined): Refused<'InvalidInput'> | null {
  return (reason ?? '').length > textBounds.reason.limit
    ? invalidInput('REASON_LENGTH', 'reason', { most: textBounds.reason.limit })
    : null;
}

/** Refuses a reason that says nothing, or too much. */
export function refuseMissingReason(reason: string | null | undefined): Refused<'InvalidInput'> | null {
  return (reason ?? '').trim().length < 3 ? invalidInput('REASON_MISSING', 'reason') : refuseLongReason(reason);
}
