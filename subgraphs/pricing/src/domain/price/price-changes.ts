import type { Localized } from '@alexandrite/contracts/locale';
import type { Money } from '@alexandrite/contracts/money';
import type { PriceLineKind } from './lines/price-formulas.ts';
import type { PriceLine } from './lines/price-line.ts';

/** A line of a price that is not what it was. */
export interface PriceLineChange {
  readonly kind: PriceLineKind;
  readonly label: Localized;
  /** Null: there was no such line, or is none any more. */
  readonly before: Money | null;
  readonly after: Money | null;
}

/** Lines of different stones are different lines; the tax of another country is the same line at another rate. */
const keyOf = ({ kind, rule }: PriceLine): string => (kind === 'STONES' ? rule.id : kind);

/** The lines whose amount changed, came or went, in the order of the new price. */
export function priceChanges(before: readonly PriceLine[], after: readonly PriceLine[]): readonly PriceLineChange[] {
  const was = new Map(before.map((line) => [keyOf(line), line]));
  const is = new Map(after.map((line) => [keyOf(line), line]));
  const kept = after.map((line): PriceLineChange => {
    const { kind, label, amount } = line;
    return { kind, label, before: was.get(keyOf(line))?.amount ?? null, after: amount };
  });
  const gone = before.filter((line) => !is.has(keyOf(line)));
  return [
    ...kept.filter((change) => change.before?.amountMinor !== change.after?.amountMinor),
    ...gone.map(({ kind, label, amount }): PriceLineChange => ({ kind, label, before: amount, after: null })),
  ];
}
