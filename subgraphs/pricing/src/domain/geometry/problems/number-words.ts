/** What numbers are written with. Made when the first is written: the languages' data take longer to load than a ring to measure. */
interface Writing {
  readonly russian: Intl.NumberFormat;
  readonly english: Intl.NumberFormat;
  readonly russianRules: Intl.PluralRules;
  readonly englishRules: Intl.PluralRules;
}
let made: Writing | null = null;
const writing = (): Writing =>
  (made ??= {
    russian: new Intl.NumberFormat('ru-RU', { maximumSignificantDigits: 4 }),
    english: new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 }),
    russianRules: new Intl.PluralRules('ru-RU'),
    englishRules: new Intl.PluralRules('en-GB'),
  });

/** A number as Russians write it, to four digits. */
export const russianNumber = (value: number): string => writing().russian.format(value);

/** A number as the English write it, to four digits. */
export const englishNumber = (value: number): string => writing().english.format(value);

/** A whole number with its noun in the right form. */
export const numbered = {
  /** Forms for 1, 2 and 5: `['грань', 'грани', 'граней']`. */
  ru: (count: number, [one, few, many]: readonly [string, string, string]): string => {
    const rule = writing().russianRules.select(count);
    return `${count.toLocaleString('ru-RU')} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
  },
  /** Forms for 1 and 2: `['face', 'faces']`. */
  en: (count: number, [one, other]: readonly [string, string]): string =>
    `${count.toLocaleString('en-GB')} ${writing().englishRules.select(count) === 'one' ? one : other}`,
};
