import { type Refused, refuse } from '@alexandrite/contracts/outcome';
import type { StageTarget } from './stages.ts';

const format = /^[A-Za-z0-9-]{4,40}$/;

/**
 * Checks the number of a parcel: needed for SHIPPED, and only then.
 * @param trackingNumber without blanks around it; empty for none
 */
export function refuseBadTrackingNumber(to: StageTarget, trackingNumber: string): Refused<'InvalidInput'> | null {
  const field = 'trackingNumber';
  if (to === 'SHIPPED') {
    return format.test(trackingNumber) ? null : refuse('InvalidInput', 'TRACKING_NUMBER_FORMAT', { field });
  }
  return trackingNumber === '' ? null : refuse('InvalidInput', 'TRACKING_NUMBER_TOO_EARLY', { field });
}
