const russian = new Intl.NumberFormat('ru-RU', { maximumSignificantDigits: 4 });
const english = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });
const russianRules = new Intl.PluralRules('ru-RU');
const englishRules = new Intl.PluralRules('en-GB');

/** A number as Russians write it, to four digits. */
export const russianNumber = (value: number): string => russian.format(value);

/** A number as the English write it, to four digits. */
export const englishNumber = (value: number): string => english.format(value);

/** A whole number with its noun in the right form. */
export const numbered = {
  /** Forms for 1, 2 and 5: `['грань', 'грани', 'граней']`. */
  ru: (count: number, [one, few, many]: readonly [string, string, string]): string => {
    const rule = russianRules.select(count);
    return `${count.toLocaleString('ru-RU')} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
  },
  /** Forms for 1 and 2: `['face', 'faces']`. */
  en: (count: number, [one, other]: readonly [string, string]): string =>
    `${count.toLocaleString('en-GB')} ${englishRules.select(count) === 'one' ? one : other}`,
};
