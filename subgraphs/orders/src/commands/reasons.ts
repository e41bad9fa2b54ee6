import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';
import { invalidInput } from '@alexandrite/service-kit/refusals';

/** A reason as it is kept, null when none was given; or why it cannot be. */
export function readReason(typed: string | null | undefined): Outcome<string | null, 'InvalidInput'> {
  const reason = tidyText(typed ?? '', 'LINES');
  if (reason === null) return invalidInput('TEXT_SIGNS', 'reason');
  if (reason.length > textBounds.reason.limit) {
    return invalidInput('REASON_LENGTH', 'reason', { most: textBounds.reason.limit });
  }
  return accept(reason === '' ? null : reason);
}

/** Refuses a reason that says nothing. */
export const refuseMissingReason = (reason: string | null) =>
  (reason ?? '').length < 3 ? invalidInput('REASON_MISSING', 'reason') : null;
