import { type Locale, locales } from '@alexandrite/contracts/locale';

/** The first language of Accept-Language that the house speaks, else its own. The gateway has sorted them. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map((range) => range.trim().slice(0, 2).toLowerCase());
  for (const language of wanted) for (const locale of locales) if (language === locale) return locale;
  return locales[0];
}
