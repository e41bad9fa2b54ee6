import type { Measurement, LengthUnit } from '../geometry/measurement.ts';
import type { ModelProblem } from '../geometry/model-problem.ts';
import type { PiecePrice } from '../price/price-piece.ts';

/** READY turns into EXPIRED by itself when its price's time is over: see `statusAt`. */
export type QuoteState = 'QUEUED' | 'CALCULATING' | 'READY' | 'FAILED';
export type QuoteStatus = QuoteState | 'EXPIRED';

/** Why a quote has no price, when no problem of the model says so. */
export type QuoteFailure = 'MODEL_NOT_FOUND' | 'MODEL_HAS_PROBLEMS' | 'PRICE_TOO_LARGE';

/** The price of a model made in a material. */
export interface Quote {
  readonly id: string;
  readonly ownerId: string;
  readonly modelId: string;
  readonly materialId: string;
  readonly finishId: string;
  readonly quantity: number;
  readonly unit: LengthUnit;
  readonly state: QuoteState;
  /** Share of the measuring done, 0 to 1. */
  readonly progress: number;
  /** In true millimetres; null until the model is measured. */
  readonly measurement: Measurement | null;
  readonly problems: readonly ModelProblem[];
  readonly price: PiecePrice | null;
  readonly validUntil: Date | null;
  readonly failure: QuoteFailure | null;
  readonly requestedAt: Date;
}

export function statusAt(quote: Quote, now: Date): QuoteStatus {
  const over = quote.state === 'READY' && quote.validUntil !== null && quote.validUntil <= now;
  return over ? 'EXPIRED' : quote.state;
}
