import type { Currency } from '@alexandrite/contracts/money';
import type { Localized } from '@alexandrite/contracts/locale';

/** The metals whose rates move the prices. */
export type FineMetal = 'SILVER' | 'GOLD' | 'PLATINUM';

/** An alloy a piece can be cast in. */
export interface Material {
  /** Stable id, such as `gold-585-yellow`. */
  readonly id: string;
  readonly name: Localized;
  readonly metal: FineMetal;
  /** Share of the fine metal: 0.585. */
  readonly fineness: number;
  readonly densityGramsPerCm3: number;
  /** What the other metals and the alloying cost, for a gram of the alloy. */
  readonly alloyingPerGramMinor: number;
  /** Share of the mass of a piece that is lost in casting and polishing, after what comes back from sprues and dust. */
  readonly lossShare: number;
  /** For swatches and 3D views, #rrggbb. */
  readonly color: string;
  /** The finishes it can have, the usual one first. */
  readonly finishIds: readonly [string, ...string[]];
  /** Working days that it takes longer than others. */
  readonly extraDays: number;
}

/** How a surface is finished, with what that costs. */
export interface Finish {
  /** Stable id, such as `polished`. */
  readonly id: string;
  readonly name: Localized;
  readonly perPieceMinor: number;
  readonly perCm2Minor: number;
  readonly extraDays: number;
}

/** All that a price depends on besides the piece itself. Plain data: a price can be computed again from it at any time. */
export interface PriceRules {
  /** Names these rules in every quote made by them. */
  readonly version: string;
  readonly currency: Currency;
  /** For one gram of the fine metal, in minor units. */
  readonly metalRatesMinor: Readonly<Record<FineMetal, number>>;
  readonly materials: readonly Material[];
  readonly finishes: readonly Finish[];
  /** Printing the wax, once for a model; investing and pouring, for each piece and gram. */
  readonly casting: { readonly perModelMinor: number; readonly perPieceMinor: number; readonly perGramMinor: number };
  /** A jeweller's time: cutting off sprues and filing for each piece, going over its surface, at a rate per hour. */
  readonly labour: { readonly minutesPerPiece: number; readonly minutesPerCm2: number; readonly perHourMinor: number };
  /** Share of the costs that is added to them. */
  readonly marginShare: number;
  /** Value added tax, as a share of the price without it. */
  readonly taxShare: number;
  /** Totals are rounded up to whole multiples of this. */
  readonly roundToMinor: number;
  readonly largestQuantity: number;
  /** Working days for the first piece, and how many more pieces take a day longer. */
  readonly leadTime: { readonly baseDays: number; readonly piecesPerExtraDay: number };
}

/** The material of that id; null when the rules have none. */
export const materialOf = (rules: PriceRules, id: string): Material | null =>
  rules.materials.find((material) => material.id === id) ?? null;

/** The finishes a material can have, the usual one first. */
export const finishesOf = (rules: PriceRules, material: Material): readonly Finish[] =>
  material.finishIds.flatMap((id) => rules.finishes.find((finish) => finish.id === id) ?? []);

/** What a gram of an alloy costs, in whole minor units. */
export function pricePerGramMinor(rules: PriceRules, material: Material): number {
  return Math.round(rules.metalRatesMinor[material.metal] * material.fineness + material.alloyingPerGramMinor);
}
