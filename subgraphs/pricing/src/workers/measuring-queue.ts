import { createQueue } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';

export const measuringQueueName = 'measure-models';

/** What a worker is asked to do. */
export interface MeasuringJob {
  readonly modelId: string;
}

/** Where models wait to be measured. */
export interface MeasuringQueue {
  /** Asks for a model to be measured; asked twice, it is one job. */
  add(modelId: string): Promise<void>;
  close(): Promise<void>;
}

/** A file that fails three times, or takes its process down three times, is the file's fault. */
export const measuringTries = 3;

export function openMeasuringQueue(redis: RedisClient): MeasuringQueue {
  const queue = createQueue<MeasuringJob>(measuringQueueName, redis);
  return {
    async add(modelId) {
      await queue.add('measure', { modelId }, { jobId: modelId, attempts: measuringTries });
    },
    close: () => queue.close(),
  };
}
