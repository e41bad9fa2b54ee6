import { houseTimeZone } from '@alexandrite/contracts/calendar';

/**
 * `day`: 14 March; `date`: 14 March 2026; `moment`: 14 March, 15:30; `shortMoment`: 14 Mar, 15:30;
 * `time`: 15:30.
 */
export type DateStyle = 'day' | 'date' | 'moment' | 'shortMoment' | 'time';

const options: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  moment: { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  shortMoment: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
};

/** Styles without an hour: days of the house's calendar. A promised Friday is a Friday wherever it is read. */
const days: ReadonlySet<DateStyle> = new Set<DateStyle>(['day', 'date']);

/**
 * A moment (ISO 8601, UTC) in the words of a language and a time zone; a day always in the house's zone. English as in
 * Britain: day before month.
 */
export function formatDateTime(iso: string, style: DateStyle, locale: string, timeZone: string): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(tag, {
    ...options[style],
    timeZone: days.has(style) ? houseTimeZone : timeZone,
  }).format(new Date(iso));
}
