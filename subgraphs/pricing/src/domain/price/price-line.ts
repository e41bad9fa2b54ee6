import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';

/** What the lines of a price are for, in the order they are shown. */
export const priceLineKinds = ['METAL', 'CASTING', 'FINISHING', 'LABOUR', 'MARGIN', 'TAX'] as const;
export type PriceLineKind = (typeof priceLineKinds)[number];

/** One line of a price. */
export interface PriceLine {
  readonly kind: PriceLineKind;
  readonly label: Localized;
  /** For the whole quantity. */
  readonly amount: Money;
  /** How it was computed, in words. */
  readonly explanation: Localized;
  /** The figures it was computed from; names end in their unit. */
  readonly basis: Readonly<Record<string, number>>;
}

/** What each line is called. */
export const lineLabels: Readonly<Record<PriceLineKind, Localized>> = {
  METAL: { ru: 'Металл', en: 'Metal' },
  CASTING: { ru: 'Восковка и литьё', en: 'Wax and casting' },
  FINISHING: { ru: 'Отделка', en: 'Finishing' },
  LABOUR: { ru: 'Работа ювелира', en: 'Jeweller’s work' },
  MARGIN: { ru: 'Наценка', en: 'Margin' },
  TAX: { ru: 'НДС', en: 'VAT' },
};

const figures = {
  ru: new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** Puts numbers into a sentence of each language: `{0}`, `{1}` and so on. */
export function sentence(texts: Localized, ...numbers: readonly number[]): Localized {
  const fill = (text: string, format: Intl.NumberFormat): string =>
    text.replace(/\{(\d)\}/g, (_, index: string) => format.format(numbers[Number(index)] ?? 0));
  return { ru: fill(texts.ru, figures.ru), en: fill(texts.en, figures.en) };
}
