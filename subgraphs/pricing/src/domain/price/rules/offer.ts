import type { Localized } from '@alexandrite/contracts/locale';
import type { FineMetal } from './metals.ts';

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
  readonly casting: CastingProperties;
  /** For swatches and 3D views, #rrggbb. */
  readonly color: string;
  /** The finishes it can have, the usual one first. */
  readonly finishIds: readonly string[];
  /** Working days that it takes longer than others. */
  readonly extraDays: number;
}

/** How an alloy behaves in the flask. */
export interface CastingProperties {
  /**
   * How much a length shrinks from wax to finished metal: 0.015. The wax is grown larger by it, so the finished piece
   * has the volume and mass of the model; what grows is the wax that is printed and the room it takes in the flask.
   */
  readonly shrinkageShare: number;
  readonly leastWallMm: number;
  readonly leastDetailMm: number;
  /** Room for waxes in the flask. */
  readonly flask: { readonly diameterMm: number; readonly heightMm: number };
  /** What the crucible melts at once, sprue included. */
  readonly largestMeltGrams: number;
  /** Sprue and button, as a share of the mass of the pieces; all of it comes back. */
  readonly sprueShare: number;
}

/** How a surface is finished, with what that costs. */
export interface Finish {
  /** Stable id, such as `polished`. */
  readonly id: string;
  readonly name: Localized;
  readonly perPieceMinor: number;
  readonly perCm2Minor: number;
  /** The metal laid over it; null when none is. */
  readonly plating: Plating | null;
  readonly extraDays: number;
}

/** A layer of metal over the whole surface. */
export interface Plating {
  readonly name: Localized;
  readonly metal: FineMetal;
  /** Share of the fine metal in the layer. */
  readonly fineness: number;
  readonly thicknessMicrons: number;
  readonly densityGramsPerCm3: number;
  /** Cleaning, activating and the bath, for each piece. */
  readonly bathMinor: number;
}

export const stoneKinds = ['CUBIC_ZIRCONIA', 'MOISSANITE', 'DIAMOND'] as const;
export type StoneKind = (typeof stoneKinds)[number];

/** A round brilliant that can be set. */
export interface Stone {
  /** Stable id, such as `cubic-zirconia-1.5`. */
  readonly id: string;
  readonly kind: StoneKind;
  readonly name: Localized;
  readonly diameterMm: number;
  readonly priceMinor: number;
  readonly settingMinutes: number;
}
