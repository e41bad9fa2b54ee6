import type { Revocation } from '@alexandrite/contracts/revocation';

/** A place among revocations of one kind: when one was made, in milliseconds since 1970, and its document's id. */
export type RevocationPosition = readonly [at: number, id: string];

export interface RevocationRead {
  /** What was read last. */
  readonly position: RevocationPosition;
  readonly limit: number;
  readonly now: Date;
}

/** A revocation, and its place. */
export interface PlacedRevocation {
  readonly at: Date;
  readonly id: string;
  readonly revocation: Revocation;
}

/** The filter for what comes after a position in the order of a moment and `_id`. */
export function sinceFilter(field: string, [at, id]: RevocationPosition): Record<string, unknown> {
  const moment = new Date(at);
  // The first condition is what an index is looked up by.
  return { [field]: { $gte: moment }, $or: [{ [field]: { $gt: moment } }, { _id: { $gt: id } }] };
}
