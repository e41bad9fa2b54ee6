import { Worker } from 'bullmq';
import { type Log, warnSeldom } from '../log/index.ts';
import { counter, gauge } from '../metrics/index.ts';
import type { RedisClient } from '../redis/index.ts';
import { continueTrace } from '../telemetry/index.ts';
import { bullConnection, createQueue, workerDefaults } from './queues.ts';

const runs = counter('schedule_runs_total', 'Runs of work that is done again and again.', ['schedule', 'outcome']);
const lastDone = gauge('schedule_last_done_timestamp_seconds', 'When such work was last done to its end.', [
  'schedule',
]);
const period = gauge('schedule_every_seconds', 'How often it is to be done.', ['schedule']);

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
  period.set({ schedule: schedule.name }, schedule.everyMs / 1_000);
  // The next turn comes though the last is not over: without this another process would take it.
  await queue.setGlobalConcurrency(1);
  await queue.upsertJobScheduler(
    schedule.name,
    { every: schedule.everyMs },
    { name: schedule.name, opts: { attempts: 1, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } } },
  );
  const run = async (): Promise<void> => {
    try {
      await continueTrace(`schedule ${schedule.name}`, {}, () => schedule.run());
      lastDone.set({ schedule: schedule.name }, Date.now() / 1_000);
      runs.inc({ schedule: schedule.name, outcome: 'done' });
    } catch (fault) {
      runs.inc({ schedule: schedule.name, outcome: 'failed' });
      throw fault;
    }
  };
  const worker = new Worker(schedule.name, run, {
    connection: bullConnection(redis),
    ...workerDefaults,
  });
  worker.on('failed', (_, fault) => {
    log.error({ err: fault, schedule: schedule.name }, 'scheduled work failed');
  });
  worker.on('error', (fault) => {
    warnSeldom(log, { reason: fault.message, schedule: schedule.name }, 'schedule does not answer, trying again');
  });
  return async () => {
    await worker.close();
    await queue.close();
  };
}
