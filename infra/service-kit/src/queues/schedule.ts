import { Worker } from 'bullmq';
import type { Log } from '../log/index.ts';
import type { RedisClient } from '../redis/index.ts';
import { bullConnection, createQueue, workerDefaults } from './queues.ts';

/** Work that is done again and again, by one process at a time however many run. */
export interface Schedule {
  /** Names its queue: lower-case words joined by hyphens. */
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

/** Starts a schedule; answers how to stop taking part in it. A run that fails is logged, the next comes in its time. */
export async function startSchedule(schedule: Schedule, redis: RedisClient, log: Log): Promise<() => Promise<void>> {
  const queue = createQueue(schedule.name, redis);
  // The next turn comes though the last is not over: without this another process would take it.
  await queue.setGlobalConcurrency(1);
  await queue.upsertJobScheduler(
    schedule.name,
    { every: schedule.everyMs },
    { name: schedule.name, opts: { attempts: 1, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } } },
  );
  const worker = new Worker(schedule.name, () => schedule.run(), {
    connection: bullConnection(redis),
    ...workerDefaults,
  });
  worker.on('failed', (_, fault) => {
    log.error({ err: fault, schedule: schedule.name }, 'scheduled work failed');
  });
  worker.on('error', (fault) => {
    log.warn({ reason: fault.message, schedule: schedule.name }, 'schedule does not answer, trying again');
  });
  return async () => {
    await worker.close();
    await queue.close();
  };
}
