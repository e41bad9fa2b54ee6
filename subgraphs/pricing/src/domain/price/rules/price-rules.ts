import type { Currency } from '@alexandrite/contracts/money';
import type { MetalRates } from './metals.ts';
import type { Finish, Material, Stone } from './offer.ts';

/** Growing and pouring. */
export interface CastingRules {
  /** Preparing the print of a model's wax, once however many pieces. */
  readonly perModelMinor: number;
  /** Support, investing and cutting off, for each piece. */
  readonly perPieceMinor: number;
  /** Printing a cubic centimetre of wax. */
  readonly perCm3Minor: number;
  /** One flask: investment, burnout, pouring. Pieces share it by the metal that is poured for them. */
  readonly perFlaskMinor: number;
}

/**
 * A jeweller's time: for each piece, and for going over its surface, which takes longer the more broken up the shape
 * and the finer its details: see `detailFactor`.
 */
export interface LabourRules {
  readonly minutesPerPiece: number;
  readonly minutesPerCm2: number;
  readonly perHourMinor: number;
  readonly detail: DetailRules;
}

export interface DetailRules {
  /** Up to this many times the surface of a ball of the same volume a shape is plain. */
  readonly plainShape: number;
  /** What each further ball's surface adds to the factor. */
  readonly perShape: number;
  /** Details from this size on are plain, in millimetres. */
  readonly plainDetailMm: number;
  /** What a detail of no size would add to the factor; in proportion between. */
  readonly forFinestDetail: number;
  readonly mostFactor: number;
}

export interface EngravingRules {
  readonly perPieceMinor: number;
  readonly perCharacterMinor: number;
  readonly mostCharacters: number;
  readonly extraDays: number;
}

/** From so many pieces on, making them costs a share less; the metal and the stones do not. */
export interface QuantityBreak {
  readonly from: number;
  readonly discountShare: number;
}

export interface ExpressRules {
  /** Share of the cost of making that is added. */
  readonly surchargeShare: number;
  /** The usual lead time times this, in whole days rounded up. */
  readonly leadTimeFactor: number;
}

/** Value added tax on what is delivered to a country, as a share of the price without it. */
export interface RegionalTax {
  /** ISO 3166-1 alpha-2. */
  readonly region: string;
  readonly share: number;
}

export interface LeadTimeRules {
  /** Working days for the first piece. */
  readonly baseDays: number;
  /** How many more pieces take a day longer. */
  readonly piecesPerExtraDay: number;
  /** How many more stones, over all pieces, take a day longer. */
  readonly stonesPerExtraDay: number;
}

/**
 * All that a price depends on besides the piece itself and the rates of the metals. Plain data, published in versions
 * that never change: a price can be computed again from it at any time.
 */
export interface PriceRules {
  readonly currency: Currency;
  readonly materials: readonly Material[];
  readonly finishes: readonly Finish[];
  readonly stones: readonly Stone[];
  readonly casting: CastingRules;
  readonly labour: LabourRules;
  readonly engraving: EngravingRules;
  /** Smallest quantity first; none: no discount. */
  readonly quantityBreaks: readonly QuantityBreak[];
  readonly express: ExpressRules;
  /** Share of the costs that is added to them. */
  readonly marginShare: number;
  /** Where tax is charged; delivery to anywhere else is export at `exportTaxShare`. */
  readonly taxes: readonly RegionalTax[];
  readonly exportTaxShare: number;
  /** The least that is asked for, whatever the pieces; before tax. */
  readonly minimumMinor: number;
  /** Totals are rounded up to whole multiples of this. */
  readonly roundToMinor: number;
  readonly largestQuantity: number;
  readonly leadTime: LeadTimeRules;
}

/** The rules and rates that prices are made by at some moment, each with its version. */
export interface PriceList {
  readonly rulesVersion: number;
  readonly ratesVersion: number;
  readonly rules: PriceRules;
  readonly ratesMinor: MetalRates;
}

/** The material of that id; null when the rules have none. */
export const materialOf = (rules: PriceRules, id: string): Material | null =>
  rules.materials.find((material) => material.id === id) ?? null;

/** The finishes a material can have, the usual one first. */
export const finishesOf = (rules: PriceRules, material: Material): readonly Finish[] =>
  material.finishIds.flatMap((id) => rules.finishes.find((finish) => finish.id === id) ?? []);

/** The stone of that id; null when the rules have none. */
export const stoneOf = (rules: PriceRules, id: string): Stone | null =>
  rules.stones.find((stone) => stone.id === id) ?? null;

/** What a gram of an alloy costs, in whole minor units. */
export function pricePerGramMinor({ ratesMinor }: Pick<PriceList, 'ratesMinor'>, material: Material): number {
  return Math.round(ratesMinor[material.metal] * material.fineness + material.alloyingPerGramMinor);
}

/** What one stone costs when it is set, in whole minor units, before margin and tax. */
export function stoneSetMinor({ labour }: PriceRules, stone: Stone): number {
  return Math.round(stone.priceMinor + (stone.settingMinutes * labour.perHourMinor) / 60);
}

/** Share of tax on delivery to a country. */
export const taxShareOf = (rules: PriceRules, region: string): number =>
  rules.taxes.find((tax) => tax.region === region)?.share ?? rules.exportTaxShare;

/** Share that so many pieces cost less to make. */
export const quantityDiscount = (rules: PriceRules, quantity: number): number =>
  rules.quantityBreaks.findLast(({ from }) => quantity >= from)?.discountShare ?? 0;
