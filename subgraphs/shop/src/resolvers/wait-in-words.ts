import type { Locale } from '@alexandrite/contracts/locale';
import type { Refused } from '@alexandrite/contracts/outcome';

/** A wait as a person says it: `in 40 seconds`, `через 2 минуты`. */
export function waitInWords(seconds: number, locale: Locale): string {
  const words = new Intl.RelativeTimeFormat(locale);
  return seconds < 60 ? words.format(seconds, 'second') : words.format(Math.ceil(seconds / 60), 'minute');
}

/** A refusal that tells of a wait, with the wait in words. */
export function withWait<Type extends string>(refusal: Refused<Type>, locale: Locale): Refused<Type> {
  const seconds = refusal.fields['retryAfterSeconds'];
  if (typeof seconds !== 'number') return refusal;
  return { ...refusal, fields: { ...refusal.fields, wait: waitInWords(seconds, locale) } };
}
