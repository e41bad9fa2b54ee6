import { houseTimeZone } from '@alexandrite/ui/date-time';
import type { OrderRowFragment } from '../../gql/graphql.ts';

/** 2026-03-14, for comparing. */
const day = new Intl.DateTimeFormat('en-CA', { timeZone: houseTimeZone });

/**
 * Whether a promise will be broken, as far as the forecast tells. A promise is a day, not a moment: a forecast of the
 * same day keeps it, whatever the hour.
 */
export function willBeLate({ promisedAt, forecastAt }: Pick<OrderRowFragment, 'promisedAt' | 'forecastAt'>): boolean {
  if (promisedAt === null || forecastAt === null) return false;
  return day.format(new Date(forecastAt)) > day.format(new Date(promisedAt));
}
