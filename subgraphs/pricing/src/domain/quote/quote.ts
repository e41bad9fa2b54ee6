import { millimetresIn, type LengthUnit, type Measurement } from '../geometry/measurement.ts';
import type { ModelProblem } from '../geometry/problems/model-problem.ts';
import type { PieceChoices } from '../price/piece-to-price.ts';
import type { PiecePrice } from '../price/price-piece.ts';

/** READY turns into EXPIRED by itself when its price's time is over: see `statusAt`. */
export type QuoteState = 'QUEUED' | 'CALCULATING' | 'READY' | 'FAILED';
export type QuoteStatus = QuoteState | 'EXPIRED';

/** Why a quote has no price, when no problem of the model says so. */
export type QuoteFailure =
  'MODEL_NOT_FOUND' | 'MODEL_HAS_PROBLEMS' | 'STONES_DO_NOT_FIT' | 'NO_LONGER_OFFERED' | 'PRICE_TOO_LARGE';

/** The price of a model made in a material. With its measurement and choices it can be computed again at any time. */
export interface Quote extends PieceChoices {
  readonly id: string;
  readonly ownerId: string;
  readonly modelId: string;
  readonly finishId: string;
  /** The unit the customer named; null when none was. */
  readonly unitAsked: LengthUnit | null;
  /** Whether the customer's unit is taken even where the file states another. */
  readonly overrideFileUnit: boolean;
  /** The unit the model is taken to be drawn in; what the file states is known once it is measured. */
  readonly unit: LengthUnit;
  readonly state: QuoteState;
  /** Share of the measuring done, 0 to 1. */
  readonly progress: number;
  /** In true millimetres; null until the model is measured. */
  readonly measurement: Measurement | null;
  readonly problems: readonly ModelProblem[];
  readonly price: PiecePrice | null;
  /** Versions of the rules and metal rates that it was last looked at by: those of the price, where there is one. */
  readonly rulesVersion: number;
  readonly ratesVersion: number;
  readonly validUntil: Date | null;
  readonly failure: QuoteFailure | null;
  readonly requestedAt: Date;
  /** What it was last priced again from, for whoever asks what changed; null when it never was. */
  readonly repriced: Repriced | null;
}

/** A price whose time was over. */
export interface Repriced {
  readonly at: Date;
  readonly previous: PiecePrice;
}

export function statusAt(quote: Pick<Quote, 'state' | 'validUntil'>, now: Date): QuoteStatus {
  const over = quote.state === 'READY' && quote.validUntil !== null && quote.validUntil <= now;
  return over ? 'EXPIRED' : quote.state;
}

/** The unit a model is taken to be drawn in: the file knows best, unless the customer says that it does not. */
export function unitToUse(
  { unitAsked, overrideFileUnit }: Pick<Quote, 'unitAsked' | 'overrideFileUnit'>,
  fileUnit: LengthUnit | null,
): LengthUnit {
  return (overrideFileUnit ? unitAsked : (fileUnit ?? unitAsked)) ?? 'MM';
}

/** Millimetres in one unit of the file's coordinates. */
export const millimetresPerUnit = ({ unit }: Pick<Quote, 'unit'>): number => millimetresIn[unit];
