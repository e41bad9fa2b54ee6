import { largestAmountMinor, type Money } from '@alexandrite/contracts/money';
import { castingProblems, type CastingLimits } from '../geometry/castability/casting-problems.ts';
import { blocksPrice, gravestFirst, type ModelProblem } from '../geometry/problems/model-problem.ts';
import { type ChoicesFound, lookUpChoices, stonesFit } from './choices.ts';
import { leadTimeDays } from './lead-time.ts';
import type { Costing } from './lines/making-lines.ts';
import type { Material } from './rules/offer.ts';
import type { PieceToPrice } from './piece-to-price.ts';
import { type PriceLine, sumMinor } from './lines/price-line.ts';
import { closingLines, costLines } from './lines/price-lines.ts';
import type { PriceRefusal } from './price-refusal.ts';
import type { PriceList } from './rules/price-rules.ts';

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
  /** Versions of the rules and of the metal rates it was computed by. */
  readonly rulesVersion: number;
  readonly ratesVersion: number;
}

/** A price, or why there is none; and what was found in the model, casting included, gravest first. */
export type PriceResult = { readonly problems: readonly ModelProblem[] } & (
  { readonly ok: true; readonly price: PiecePrice } | { readonly ok: false; readonly refusal: PriceRefusal }
);

/** Prices a piece. A price is a positive whole number of minor units, or there is a refusal. */
export function pricePiece(piece: PieceToPrice, list: PriceList): PriceResult {
  const { measurement, quantity, engraving } = piece;
  const choices = lookUpChoices(piece, list.rules);
  if (!choices.ok) return { ok: false, refusal: choices.refusal, problems: measurement.problems };
  const { material } = choices.found;
  // A cubic centimetre is 1,000 mm³.
  const massGrams = (measurement.volumeMm3 / 1000) * material.densityGramsPerCm3;
  const problems = gravestFirst([
    ...measurement.problems,
    ...castingProblems(measurement, castingLimits(material), massGrams),
  ]);
  // Written so that NaN fails it too.
  const measurable = measurement.volumeMm3 > 0 && measurement.areaMm2 > 0;
  if (!measurable || blocksPrice(problems)) return refuse({ code: 'MODEL_HAS_PROBLEMS', problems }, problems);
  if (!stonesFit(choices.found, measurement.areaMm2)) return refuse({ code: 'STONES_DO_NOT_FIT' }, problems);
  const costing: Costing = { list, measurement, ...choices.found, engraving, quantity, massGrams };
  const cost = costLines(costing, piece.express);
  const lines = [...cost, ...closingLines(cost, list, piece.taxRegion)];
  const amountMinor = sumMinor(lines);
  const tellable = [amountMinor, ...lines.map(({ amount }) => Math.abs(amount.amountMinor))];
  if (!tellable.every((amount) => amount <= largestAmountMinor)) return refuse({ code: 'PRICE_TOO_LARGE' }, problems);
  // Published rules have a least price above nothing; rules that were never checked may not.
  if (amountMinor <= 0) throw new Error(`rules ${list.rulesVersion} made a price of ${amountMinor}`);
  const price = priceOf(choices.found, costing, lines, leadTimeDays(costing, piece.express));
  return { ok: true, price, problems };
}

const refuse = (refusal: PriceRefusal, problems: readonly ModelProblem[]): PriceResult => ({
  ok: false,
  refusal,
  problems,
});

function priceOf(
  { material, finish }: ChoicesFound,
  { list, quantity, massGrams }: Costing,
  lines: readonly PriceLine[],
  days: number,
): PiecePrice {
  return {
    total: { amountMinor: sumMinor(lines), currency: list.rules.currency },
    lines,
    materialId: material.id,
    finishId: finish.id,
    quantity,
    massGrams,
    leadTimeDays: days,
    rulesVersion: list.rulesVersion,
    ratesVersion: list.ratesVersion,
  };
}

/**
 * What can be cast, told for the finished piece: its wax, larger by the shrinkage, has to fit the flask, and its sprue
 * is melted with it.
 */
export function castingLimits({ casting }: Material): CastingLimits {
  const { leastWallMm, leastDetailMm, flask, largestMeltGrams, sprueShare, shrinkageShare } = casting;
  const wax = 1 + shrinkageShare;
  return {
    leastWallMm,
    leastDetailMm,
    flask: { diameterMm: flask.diameterMm / wax, heightMm: flask.heightMm / wax },
    mostGrams: largestMeltGrams / (1 + sprueShare),
  };
}
