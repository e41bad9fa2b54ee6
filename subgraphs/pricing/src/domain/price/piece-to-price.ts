import type { Measurement } from '../geometry/measurement.ts';

/** Stones of one kind in a piece. */
export interface StonesChosen {
  readonly stoneId: string;
  /** In each piece. */
  readonly count: number;
}

/** What a customer chooses of a piece. */
export interface PieceChoices {
  readonly materialId: string;
  /** Null: the material's usual one. */
  readonly finishId: string | null;
  readonly quantity: number;
  readonly stones: readonly StonesChosen[];
  /** As `engravingText` answers it; null: none. */
  readonly engraving: string | null;
  readonly express: boolean;
  /** ISO 3166-1 alpha-2: where it is delivered. */
  readonly taxRegion: string;
}

/** What is to be priced. */
export interface PieceToPrice extends PieceChoices {
  /** In true millimetres: see `scaleMeasurement`. */
  readonly measurement: Measurement;
}

/** The most kinds of stones in a piece, and the most of one kind. */
export const mostStones = { kinds: 10, ofAKind: 200 };
