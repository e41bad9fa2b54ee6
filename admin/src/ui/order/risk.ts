import type { DeliveryRisk, WorkStage } from '../../gql/graphql.ts';

/** Due within two days, as the API says of DUE_SOON. */
const soonMs = 2 * 86_400_000;

export interface Due {
  readonly dueAt: string;
  readonly stage: WorkStage;
  /** As it was when it was read. */
  readonly risk: DeliveryRisk;
}

/**
 * The risk now. Time passes without anything being pushed: a list that hangs on the wall all day must not go on
 * saying that all is well. It never says less than the API did.
 */
export function riskAt({ dueAt, stage, risk }: Due, now: Date | null): DeliveryRisk {
  if (stage === 'SHIPPED' || risk === 'LATE' || now === null) return risk;
  const left = new Date(dueAt).getTime() - now.getTime();
  if (left <= 0) return 'LATE';
  return left <= soonMs ? 'DUE_SOON' : risk;
}
