import { createNodeRedisClient, type JobsOptions, Queue, type QueueOptions } from 'bullmq';
import type { RedisClient } from '../redis/index.ts';

type BullConnection = NonNullable<QueueOptions['connection']>;

/** A Redis client as BullMQ takes it; blocking readers make connections of their own from it. */
export function bullConnection(redis: RedisClient): BullConnection {
  return createNodeRedisClient(redis);
}

/** Keys of all queues stand under this prefix. */
export const queuePrefix = 'alexandrite';

/**
 * How jobs are repeated: 30 tries over about a quarter of an hour, then parked in the queue's failed list for a person.
 * Done jobs are kept for an hour, so that a message delivered twice is known by its id.
 */
export const jobDefaults: JobsOptions = {
  attempts: 30,
  backoff: { type: 'custom' },
  removeOnComplete: { age: 3_600, count: 10_000 },
  removeOnFail: false,
};

/** Milliseconds before the next try: 100 ms doubling to 30 s. */
export function retryDelay(attemptsMade: number): number {
  return Math.min(100 * 2 ** Math.max(0, attemptsMade - 1), 30_000);
}

/** What every worker is set to: a job whose process died is taken over within about ten seconds. */
export const workerDefaults = {
  prefix: queuePrefix,
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 20,
  settings: { backoffStrategy: retryDelay },
} as const;

export function createQueue<Payload>(name: string, redis: RedisClient): Queue<Payload> {
  const queue = new Queue<Payload>(name, {
    connection: bullConnection(redis),
    prefix: queuePrefix,
    defaultJobOptions: jobDefaults,
  });
  // The client says in the log that its connection is lost; unheard, BullMQ would print it once more for every queue.
  queue.on('error', () => undefined);
  return queue;
}
