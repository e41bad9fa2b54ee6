/** The house's own time zone: what the server writes before the browser's zone is known. */
export const houseTimeZone = 'Europe/Moscow';

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

/** A moment (ISO 8601, UTC) in the words of a language and a time zone. English as in Britain: day before month. */
export function formatDateTime(iso: string, style: DateStyle, locale: string, timeZone: string): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  return new Intl.DateTimeFormat(tag, { ...options[style], timeZone }).format(new Date(iso));
}
