import type { DeliveryRisk, ProductionQueueFilter, WorkStage } from '../../../gql/graphql.ts';

/** Stages that the queue can be narrowed to. */
export const stages = ['QUEUED', 'STARTED', 'COMPLETED', 'PACKAGING'] as const satisfies readonly WorkStage[];

/** Risks that it can be narrowed to, the worst first. */
export const risks = ['LATE', 'DUE_SOON'] as const satisfies readonly DeliveryRisk[];

/** Which part of the queue somebody looks at; null: all of it. */
export interface QueueFilter {
  readonly stage: (typeof stages)[number] | null;
  readonly risk: (typeof risks)[number] | null;
  readonly mine: boolean;
}

export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter from the address of the page; what is not known there counts as left out. */
export function readFilter({ stage, risk, mine }: Search): QueueFilter {
  return {
    stage: stages.find((candidate) => candidate === stage) ?? null,
    risk: risks.find((candidate) => candidate === risk) ?? null,
    mine: mine === '1',
  };
}

/** The address of the queue with a filter. */
export function queueAddress({ stage, risk, mine }: QueueFilter): string {
  const search = new URLSearchParams({ ...(stage && { stage }), ...(risk && { risk }), ...(mine && { mine: '1' }) });
  return search.size === 0 ? '/queue' : `/queue?${search.toString()}`;
}

/** The filter as the API takes it. */
export function apiFilter({ stage, risk, mine }: QueueFilter): ProductionQueueFilter {
  return { ...(stage && { stages: [stage] }), ...(risk && { risks: [risk] }), ...(mine && { mine }) };
}

/** What the viewer holds and has to bring to an end, whatever else they look at. */
export const handFilter = {
  mine: true,
  stages: ['STARTED', 'COMPLETED', 'PACKAGING'],
} as const satisfies ProductionQueueFilter;

export function isWhole({ stage, risk, mine }: QueueFilter): boolean {
  return stage === null && risk === null && !mine;
}
