import { lineLabels, sentence, type PriceLine, type PriceLineKind } from './price-line.ts';
import { pricePerGramMinor, type Finish, type Material, type PriceRules } from './price-rules.ts';

/** What the cost of pieces depends on. */
interface Costing {
  readonly rules: PriceRules;
  readonly material: Material;
  readonly finish: Finish;
  readonly quantity: number;
  /** Of one piece. */
  readonly massGrams: number;
  /** Of one piece. */
  readonly areaCm2: number;
}

function line(
  rules: PriceRules,
  kind: PriceLineKind,
  amount: number,
  basis: PriceLine['basis'],
  explanation: PriceLine['explanation'],
): PriceLine {
  const money = { amountMinor: Math.round(amount), currency: rules.currency };
  return { kind, label: lineLabels[kind], amount: money, basis, explanation };
}

const roubles = (minor: number): number => minor / 100;

/** What the pieces cost to make. Each line is rounded for itself, so that what is shown adds up. */
export function costLines(costing: Costing): readonly PriceLine[] {
  const { rules, material, finish, quantity, massGrams, areaCm2 } = costing;
  const { casting, labour } = rules;
  const perGramMinor = pricePerGramMinor(rules, material);
  const perPieceMinutes = labour.minutesPerPiece + labour.minutesPerCm2 * areaCm2;
  return [
    line(
      rules,
      'METAL',
      quantity * massGrams * (1 + material.lossShare) * perGramMinor,
      { quantity, massGrams, lossShare: material.lossShare, perGramMinor },
      sentence(
        { ru: '{0} шт. × {1} г + потери {2} %, {3} ₽ за грамм', en: '{0} pcs × {1} g + {2} % loss, {3} ₽ a gram' },
        quantity,
        massGrams,
        material.lossShare * 100,
        roubles(perGramMinor),
      ),
    ),
    line(
      rules,
      'CASTING',
      casting.perModelMinor + quantity * (casting.perPieceMinor + massGrams * casting.perGramMinor),
      { quantity, massGrams, ...casting },
      sentence(
        {
          ru: 'Восковка {0} ₽, затем {1} шт. × ({2} ₽ + {3} г по {4} ₽)',
          en: 'Wax {0} ₽, then {1} pcs × ({2} ₽ + {3} g at {4} ₽)',
        },
        roubles(casting.perModelMinor),
        quantity,
        roubles(casting.perPieceMinor),
        massGrams,
        roubles(casting.perGramMinor),
      ),
    ),
    line(
      rules,
      'FINISHING',
      quantity * (finish.perPieceMinor + areaCm2 * finish.perCm2Minor),
      { quantity, areaCm2, perPieceMinor: finish.perPieceMinor, perCm2Minor: finish.perCm2Minor },
      sentence(
        {
          ru: `${finish.name.ru}: {0} шт. × ({1} ₽ + {2} см² по {3} ₽)`,
          en: `${finish.name.en}: {0} pcs × ({1} ₽ + {2} cm² at {3} ₽)`,
        },
        quantity,
        roubles(finish.perPieceMinor),
        areaCm2,
        roubles(finish.perCm2Minor),
      ),
    ),
    line(
      rules,
      'LABOUR',
      (quantity * perPieceMinutes * labour.perHourMinor) / 60,
      { quantity, areaCm2, ...labour },
      sentence(
        { ru: '{0} шт. × {1} мин по {2} ₽ в час', en: '{0} pcs × {1} min at {2} ₽ an hour' },
        quantity,
        perPieceMinutes,
        roubles(labour.perHourMinor),
      ),
    ),
  ];
}

/**
 * Margin and tax such that the total is round: the tax is what is in the rounded total, the margin takes up the rest.
 * The total is rounded up, so the margin is never below its share but for half a minor unit.
 */
export function marginAndTax(cost: readonly PriceLine[], rules: PriceRules): readonly PriceLine[] {
  const { marginShare, taxShare, roundToMinor } = rules;
  const costMinor = cost.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  const totalMinor = Math.ceil((costMinor * (1 + marginShare) * (1 + taxShare)) / roundToMinor) * roundToMinor;
  const taxMinor = Math.round((totalMinor * taxShare) / (1 + taxShare));
  const marginMinor = totalMinor - taxMinor - costMinor;
  return [
    line(
      rules,
      'MARGIN',
      marginMinor,
      { costMinor, marginShare, roundToMinor },
      sentence(
        {
          ru: '{0} % от себестоимости {1} ₽, итог округлён вверх до {2} ₽',
          en: '{0} % of the cost of {1} ₽, the total rounded up to {2} ₽',
        },
        marginShare * 100,
        roubles(costMinor),
        roubles(roundToMinor),
      ),
    ),
    line(
      rules,
      'TAX',
      taxMinor,
      { netMinor: totalMinor - taxMinor, taxShare },
      sentence({ ru: '{0} % от {1} ₽', en: '{0} % of {1} ₽' }, taxShare * 100, roubles(totalMinor - taxMinor)),
    ),
  ];
}
