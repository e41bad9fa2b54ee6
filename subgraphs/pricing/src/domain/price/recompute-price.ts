import type { PieceToPrice } from './piece-to-price.ts';
import { amountFromKept } from './lines/price-formulas.ts';
import { type PriceLine, sumMinor } from './lines/price-line.ts';
import { type PiecePrice, pricePiece } from './price-piece.ts';
import type { PriceList } from './rules/price-rules.ts';

/**
 * Computes a price again from what was recorded: the measurement, the choices, and the rules and rates of its versions.
 * @returns null when they refuse now what they once priced
 * @throws when the rules or rates are of other versions
 */
export function recomputePrice(
  recorded: PieceToPrice & { readonly price: PiecePrice },
  list: PriceList,
): PiecePrice | null {
  const { rulesVersion, ratesVersion } = recorded.price;
  if (list.rulesVersion !== rulesVersion || list.ratesVersion !== ratesVersion) {
    throw new Error(`priced by ${rulesVersion}/${ratesVersion}, not by ${list.rulesVersion}/${list.ratesVersion}`);
  }
  const result = pricePiece(recorded, list);
  return result.ok ? result.price : null;
}

/** Whether a price follows from the figures in its own lines, and its lines add up to it. Needs no rules. */
export function addsUp({ total, lines }: Pick<PiecePrice, 'total' | 'lines'>): boolean {
  return sumMinor(lines) === total.amountMinor && lines.every(followsFromInputs);
}

const followsFromInputs = ({ kind, inputs, amount }: PriceLine): boolean =>
  amountFromKept(kind, inputs) === amount.amountMinor;
