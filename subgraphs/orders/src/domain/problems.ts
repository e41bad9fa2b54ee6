import type { RefusalFields } from '@alexandrite/contracts/outcome';

/** Why an order cannot go on. Each has its text in `resolvers/texts.ts`. */
export const orderProblemCodes = [
  'MODEL_UNREADABLE',
  'QUOTE_FAILED',
  'PRICE_ABOVE_ACCEPTED',
  'TOTAL_TOO_LARGE',
  'REJECTED_BY_SELLER',
] as const;
export type OrderProblemCode = (typeof orderProblemCodes)[number];

/** What stops an order where it stands, until somebody does something about it. */
export interface OrderProblem {
  readonly code: OrderProblemCode;
  readonly fields: RefusalFields;
  readonly since: Date;
}
