import type { WorkStage } from '@alexandrite/contracts/events';

/** Whether a work order will be ready when it is due, the worst first. */
export const deliveryRisks = ['LATE', 'DUE_SOON', 'ON_TRACK'] as const;
export type DeliveryRisk = (typeof deliveryRisks)[number];

/** Due dates after `after`, up to and with `until`; null where the range has no end. */
export interface DueRange {
  readonly after: Date | null;
  readonly until: Date | null;
}

/** Two days: long enough to make a piece, too short to let it lie. */
const soonMs = 2 * 86_400_000;

/** The due dates that are a risk now. Ranges of different risks never overlap and leave no gap. */
export function dueRangeOf(risk: DeliveryRisk, now: Date): DueRange {
  const soon = new Date(now.getTime() + soonMs);
  switch (risk) {
    case 'LATE':
      return { after: null, until: now };
    case 'DUE_SOON':
      return { after: now, until: soon };
    case 'ON_TRACK':
      return { after: soon, until: null };
  }
}

/** The risk of a work order now. What is shipped is out of danger. */
export function riskOf(dueAt: Date, stage: WorkStage, now: Date): DeliveryRisk {
  if (stage === 'SHIPPED') return 'ON_TRACK';
  return deliveryRisks.find((risk) => isWithin(dueAt, dueRangeOf(risk, now))) ?? 'ON_TRACK';
}

function isWithin(moment: Date, { after, until }: DueRange): boolean {
  return (after === null || moment > after) && (until === null || moment <= until);
}
