import { addWorkingDays } from '@alexandrite/contracts/calendar';

/** A date that the customer was promised, and why it is this one. Promises are only ever added. */
export interface DeliveryPromise {
  readonly promisedAt: Date;
  readonly madeAt: Date;
  readonly cause: 'FIRST_PROMISE';
}

/** How much production has before it and how much it gets done. */
export interface ProductionLoad {
  /** Pieces approved and not yet made. */
  readonly piecesAhead: number;
  /** Pieces made in a working day. */
  readonly piecesPerDay: number;
}

/**
 * When pieces will be ready: their own lead time plus the days that what is ahead of them takes beyond one day's work.
 * @param leadTimeDays working days the slowest piece needs by itself
 */
export function readyDate(leadTimeDays: number, load: ProductionLoad, now: Date): Date {
  const daysAhead = Math.floor(load.piecesAhead / load.piecesPerDay);
  return addWorkingDays(now, leadTimeDays + daysAhead);
}
