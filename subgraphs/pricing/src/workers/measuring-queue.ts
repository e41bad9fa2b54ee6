import { createQueue } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { carryTrace, type TraceCarrier } from '@alexandrite/service-kit/telemetry';
import type { MeasuringQueue } from '../commands/measuring-queue.ts';
import { costOf } from '../domain/queueing/fair-queueing.ts';
import { openFairTurns } from './fair-turns.ts';

export const measuringQueueName = 'measure-models';

/** What a worker is asked to do. */
export interface MeasuringJob {
  readonly modelId: string;
  /** The trace of the upload; not there in jobs of earlier versions. */
  readonly trace?: TraceCarrier;
}

/**
 * A model that falls over three times, or takes its process down three times, is parked. A storage or a database that
 * does not answer is tried as often as everywhere: for a quarter of an hour.
 */
export const measuringTries = 3;

/** The states that depth is told of. */
const states = ['prioritized', 'wait', 'delayed', 'active', 'failed'] as const;

export type OpenMeasuringQueue = MeasuringQueue & {
  /** How many jobs are in each state. */
  depth(): Promise<Record<(typeof states)[number], number>>;
  close(): Promise<void>;
};

export function openMeasuringQueue(redis: RedisClient): OpenMeasuringQueue {
  const queue = createQueue<MeasuringJob>(measuringQueueName, redis);
  const turns = openFairTurns(redis, measuringQueueName);
  return {
    async add({ id: modelId, ownerId, channel }) {
      const priority = await turns.take(modelId, ownerId, costOf[channel]);
      if (priority === null) return;
      await queue.add('measure', { modelId, trace: carryTrace() }, { jobId: modelId, priority });
    },
    async standingOf(modelId) {
      switch (await queue.getJobState(modelId)) {
        case 'completed':
        case 'unknown':
          return { state: 'GONE' };
        case 'failed':
          return { state: 'GIVEN_UP', reason: (await queue.getJob(modelId))?.failedReason ?? '' };
        case 'active':
        case 'delayed':
        case 'prioritized':
        case 'waiting':
        case 'waiting-children':
          return { state: 'WAITS' };
      }
    },
    async forget(modelId) {
      const job = await queue.getJob(modelId);
      if (job && ((await job.isFailed()) || (await job.isCompleted()))) await job.remove();
    },
    async depth() {
      const counts = await queue.getJobCounts(...states);
      const of = (state: string): number => counts[state] ?? 0;
      return {
        prioritized: of('prioritized'),
        wait: of('wait'),
        delayed: of('delayed'),
        active: of('active'),
        failed: of('failed'),
      };
    },
    close: () => queue.close(),
  };
}
