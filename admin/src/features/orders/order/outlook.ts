import { dayOf } from '@alexandrite/contracts/calendar';
import type { OrderRowFragment } from '../../../gql/graphql.ts';

/**
 * Whether a promise will be broken, as far as the forecast tells. A promise is a day, not a moment: a forecast of the
 * same day keeps it, whatever the hour.
 */
export function willBeLate({ promisedAt, forecastAt }: Pick<OrderRowFragment, 'promisedAt' | 'forecastAt'>): boolean {
  if (promisedAt === null || forecastAt === null) return false;
  return dayOf(new Date(forecastAt)) > dayOf(new Date(promisedAt));
}
