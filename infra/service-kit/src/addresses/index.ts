import { iso31661 } from 'iso-3166';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/** ISO 3166-1 alpha-2: the codes in force; the library holds withdrawn ones apart. */
const countries: ReadonlySet<string> = new Set(iso31661.map(({ alpha2 }) => alpha2));

/** Whether a text is the code of a country: two capital letters. */
export const isCountry = (code: string): boolean => countries.has(code);

/**
 * A telephone number with its country's code: as it is typed where it has one, else in its international form; null when
 * there can be no such number.
 * @param country where a number without its country's code is
 */
export function readPhone(text: string, country: string): string | null {
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  // What stands around a number would be printed on the label with it.
  const number = parsePhoneNumberFromString(text, { ...(home ? { defaultCountry: home } : {}), extract: false });
  if (!number?.isValid()) return null;
  return text.startsWith('+') ? text : number.formatInternational();
}
