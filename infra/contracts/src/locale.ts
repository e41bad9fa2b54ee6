/** The languages that everything a person reads is written in; the first is the default. */
export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text in every language of the house. */
export type Localized = Readonly<Record<Locale, string>>;

/** Whether a text names one of the languages of the house. */
export function isLocale(text: string | undefined): text is Locale {
  return text === 'ru' || text === 'en';
}
