import { createQueue } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import type { MeasuringQueue } from '../commands/measuring-queue.ts';

export const measuringQueueName = 'measure-models';

/** What a worker is asked to do. */
export interface MeasuringJob {
  readonly modelId: string;
}

/** A file that fails three times, or takes its process down three times, is the file's fault. */
export const measuringTries = 3;

export function openMeasuringQueue(redis: RedisClient): MeasuringQueue & { close(): Promise<void> } {
  const queue = createQueue<MeasuringJob>(measuringQueueName, redis);
  return {
    async add(modelId) {
      await queue.add('measure', { modelId }, { jobId: modelId, attempts: measuringTries });
    },
    close: () => queue.close(),
  };
}
