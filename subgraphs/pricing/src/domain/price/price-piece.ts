import { largestAmountMinor, type Money } from '@alexandrite/contracts/money';
import type { Measurement } from '../geometry/measurement.ts';
import { blocksPrice } from '../geometry/model-problem.ts';
import { leadTimeDays } from './lead-time.ts';
import { costLines, marginAndTax } from './price-lines.ts';
import type { PriceLine } from './price-line.ts';
import type { PriceRefusal } from './price-refusal.ts';
import { finishesOf, materialOf, type PriceRules } from './price-rules.ts';

/** What is to be priced. */
export interface PieceToPrice {
  /** In true millimetres: see `scaleMeasurement`. */
  readonly measurement: Measurement;
  readonly materialId: string;
  /** Null: the material's usual one. */
  readonly finishId: string | null;
  readonly quantity: number;
}

/** The price of a piece. */
export interface PiecePrice {
  /** For the whole quantity, tax included: exactly the sum of the lines. */
  readonly total: Money;
  readonly lines: readonly PriceLine[];
  readonly materialId: string;
  readonly finishId: string;
  readonly quantity: number;
  /** Mass of one finished piece. */
  readonly massGrams: number;
  /** Working days from approval until the pieces are ready. */
  readonly leadTimeDays: number;
  /** Version of the rules it was computed by. */
  readonly rulesVersion: string;
}

export type PriceResult =
  { readonly ok: true; readonly price: PiecePrice } | { readonly ok: false; readonly refusal: PriceRefusal };

const refuse = (refusal: PriceRefusal): PriceResult => ({ ok: false, refusal });

/** Prices a piece by the rules. A price is a positive whole number of minor units, or there is a refusal. */
export function pricePiece(piece: PieceToPrice, rules: PriceRules): PriceResult {
  const { measurement, quantity } = piece;
  const material = materialOf(rules, piece.materialId);
  if (!material) return refuse({ code: 'UNKNOWN_MATERIAL' });
  const finishes = finishesOf(rules, material);
  const finish = piece.finishId === null ? finishes[0] : finishes.find(({ id }) => id === piece.finishId);
  if (!finish) return refuse({ code: 'UNKNOWN_FINISH' });
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > rules.largestQuantity) {
    return refuse({ code: 'QUANTITY_OUT_OF_RANGE', largest: rules.largestQuantity });
  }
  // Written so that NaN fails it too.
  const measurable = measurement.volumeMm3 > 0 && measurement.areaMm2 > 0;
  if (!measurable || blocksPrice(measurement.problems)) {
    return refuse({ code: 'MODEL_HAS_PROBLEMS', problems: measurement.problems });
  }
  // A cubic centimetre is 1,000 mm³.
  const massGrams = (measurement.volumeMm3 / 1000) * material.densityGramsPerCm3;
  const cost = costLines({ rules, material, finish, quantity, massGrams, areaCm2: measurement.areaMm2 / 100 });
  const lines = [...cost, ...marginAndTax(cost, rules)];
  const amountMinor = lines.reduce((sum, line) => sum + line.amount.amountMinor, 0);
  if (!(amountMinor <= largestAmountMinor)) return refuse({ code: 'PRICE_TOO_LARGE' });
  const price: PiecePrice = {
    total: { amountMinor, currency: rules.currency },
    lines,
    materialId: material.id,
    finishId: finish.id,
    quantity,
    massGrams,
    leadTimeDays: leadTimeDays({ material, finish, quantity }, rules),
    rulesVersion: rules.version,
  };
  return { ok: true, price };
}
