import { type WorkStage, workStages } from '@alexandrite/contracts/events';

/** The way of a work order: what may follow each stage. The only place that decides it. */
export const stagesAfter: Readonly<Record<WorkStage, readonly WorkStage[]>> = {
  QUEUED: ['STARTED'],
  STARTED: ['COMPLETED'],
  COMPLETED: ['PACKAGING'],
  PACKAGING: ['SHIPPED'],
  SHIPPED: [],
};

/** Where an operator can move a work order to; to STARTED it comes by being taken or given. */
export const stageTargets = ['COMPLETED', 'PACKAGING', 'SHIPPED'] as const satisfies readonly WorkStage[];
export type StageTarget = (typeof stageTargets)[number];

/** Stages in which somebody holds a work order and has something left to do. */
export const stagesInHand = ['STARTED', 'COMPLETED', 'PACKAGING'] as const satisfies readonly WorkStage[];

/** Stages that the queue shows when nobody asks for others. */
export const openStages: readonly WorkStage[] = workStages.filter((stage) => stage !== 'SHIPPED');

export function mayFollow(stage: WorkStage, next: WorkStage): boolean {
  return stagesAfter[stage].includes(next);
}
