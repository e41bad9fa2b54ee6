import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import { amountOf, type LineInputs, type PriceLineKind } from './price-formulas.ts';
import { explain, keepInputs, type PriceInput } from './price-inputs.ts';
import type { PriceList } from '../rules/price-rules.ts';

/** The rule that a line follows. */
export interface RuleUsed {
  /** Where it stands in the rules, such as `materials/gold-585-yellow`. */
  readonly id: string;
  /** Version of the rules. */
  readonly version: number;
}

/** One line of a price. */
export interface PriceLine {
  readonly kind: PriceLineKind;
  readonly label: Localized;
  /** For the whole quantity; negative in a discount. */
  readonly amount: Money;
  /** How it was computed, in words. */
  readonly explanation: Localized;
  readonly rule: RuleUsed;
  /** The figures it was computed from: `amountFromKept` computes it again. */
  readonly inputs: readonly PriceInput[];
}

/** What each line is called. */
const lineLabels: Readonly<Record<PriceLineKind, Localized>> = {
  METAL: { ru: 'Металл', en: 'Metal' },
  CASTING: { ru: 'Восковка и литьё', en: 'Wax and casting' },
  FINISHING: { ru: 'Отделка', en: 'Finishing' },
  PLATING: { ru: 'Покрытие', en: 'Plating' },
  STONES: { ru: 'Камни с закрепкой', en: 'Stones, set' },
  ENGRAVING: { ru: 'Гравировка', en: 'Engraving' },
  LABOUR: { ru: 'Работа ювелира', en: 'Jeweller’s work' },
  QUANTITY_DISCOUNT: { ru: 'Скидка за количество', en: 'Quantity discount' },
  EXPRESS: { ru: 'Срочность', en: 'Express' },
  MINIMUM: { ru: 'До наименьшей цены заказа', en: 'Up to the least price of an order' },
  MARGIN: { ru: 'Наценка', en: 'Margin' },
  TAX: { ru: 'НДС', en: 'VAT' },
};

/**
 * A line, from its figures alone. Each line is rounded for itself, so that what is shown adds up.
 * @param ruleId the rule that the figures come from
 * @param texts how it is computed, with the names of figures in braces
 */
export function lineOf<Kind extends PriceLineKind>(
  { rules, rulesVersion }: PriceList,
  kind: Kind,
  ruleId: string,
  given: LineInputs[Kind],
  texts: Localized,
): PriceLine {
  const inputs = keepInputs(given);
  return {
    kind,
    label: lineLabels[kind],
    amount: { amountMinor: amountOf(kind, given), currency: rules.currency },
    explanation: explain(texts, inputs),
    rule: { id: ruleId, version: rulesVersion },
    inputs,
  };
}

/** What lines come to, in minor units. */
export const sumMinor = (lines: readonly PriceLine[]): number =>
  lines.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
