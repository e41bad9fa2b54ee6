/** The one zone in which the house counts days and shows them: a promise is a day, wherever it is read. */
export const houseTimeZone = 'Europe/Moscow';

const days = new Intl.DateTimeFormat('en-CA', { timeZone: houseTimeZone });
const weekdays = new Intl.DateTimeFormat('en-GB', { timeZone: houseTimeZone, weekday: 'short' });
const dayMs = 86_400_000;

/** The house's calendar day of a moment, such as 2026-03-14. */
export const dayOf = (moment: Date): string => days.format(moment);

/** Whether a moment falls on a day from Monday to Friday. */
export const isWorkingDay = (moment: Date): boolean => !['Sat', 'Sun'].includes(weekdays.format(moment));

/** Working days after a moment, Saturdays and Sundays left out, same time of day: the zone's clock is never set. */
export function addWorkingDays(from: Date, count: number): Date {
  let moment = from;
  for (let left = count; left > 0;) {
    moment = new Date(moment.getTime() + dayMs);
    if (isWorkingDay(moment)) left -= 1;
  }
  return moment;
}
