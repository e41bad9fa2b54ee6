import type { Clock } from '@alexandrite/service-kit/clock';
import { type Log, warnSeldom } from '@alexandrite/service-kit/log';
import { bullConnection, workerDefaults } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import type { FileStore } from '@alexandrite/service-kit/storage';
import { continueTrace, reportFault } from '@alexandrite/service-kit/telemetry';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { parkModel } from '../commands/keep-measurement.ts';
import type { PricingStore } from '../store/index.ts';
import { openFairTurns } from './fair-turns.ts';
import { doMeasuringJob } from './measure-job.ts';
import { measuringMetrics } from './measuring-metrics.ts';
import { type MeasuringJob, measuringQueueName, measuringTries } from './measuring-queue.ts';
import { ModelFault } from './model-fault.ts';
import { MeasuringThread } from './thread/measuring-thread.ts';
import { usualWorkerLimits, type WorkerLimits } from './worker-limits.ts';

export interface MeasuringWorkerParts {
  readonly redis: RedisClient;
  readonly store: PricingStore;
  readonly files: FileStore;
  readonly log: Log;
  readonly clock: Clock;
  readonly limits?: WorkerLimits;
}

// Locks are renewed by a process whose thread computes, so they may be short: what a killed process was at is taken over
// within about seven seconds.
const takeOver = { lockDuration: 5_000, stalledInterval: 2_500 };

/** Measures models, one at a time, in a thread: another process is another core. Runs until closed. */
export function startMeasuringWorker(parts: MeasuringWorkerParts): { close(): Promise<void> } {
  const { redis, store, files, log, limits = usualWorkerLimits } = parts;
  const turns = openFairTurns(redis, measuringQueueName);
  const thread = new MeasuringThread(limits.thread, (why) => {
    measuringMetrics.threadsLost.inc({ why });
    log.warn({ why }, 'the measuring thread was lost, a new one is made');
  });
  const bench = { store, files, thread, limits: limits.model, log };
  const work = async ({ priority, attemptsMade, timestamp, data }: Job<MeasuringJob>): Promise<void> => {
    const { modelId, trace = {} } = data;
    await turns.begin(priority);
    try {
      await continueTrace('measure a model', trace, () => doMeasuringJob(bench, modelId), {
        attributes: { 'model.id': modelId },
        ...(attemptsMade === 0 ? { waited: { queue: measuringQueueName, since: timestamp } } : {}),
      });
    } catch (fault) {
      if (!(fault instanceof ModelFault) || attemptsMade + 1 < measuringTries) throw fault;
      // Not tried again, however many tries the queue would give it.
      throw Object.assign(new UnrecoverableError(fault.message), { cause: fault });
    }
  };
  const worker = new Worker<MeasuringJob>(measuringQueueName, work, {
    connection: bullConnection(redis),
    concurrency: 1,
    ...workerDefaults,
    ...takeOver,
    // Counted beyond the first: a job that took its process down as often as it may be tried is not tried again.
    maxStalledCount: measuringTries - 1,
  });
  worker.on('failed', (job, fault) => {
    log.warn({ err: fault, modelId: job?.data.modelId }, 'measuring failed');
    if (job?.finishedOn === undefined) return;
    reportFault(fault);
    // The last try: the customer is told, staff can see it, the others go on. Should this fail, `resumeMeasuring` does it.
    park(parts, job.data.modelId, fault.message).catch((unparked: unknown) => {
      log.error({ err: unparked, modelId: job.data.modelId }, 'could not be parked');
    });
  });
  worker.on('error', (fault) => {
    warnSeldom(log, { reason: fault.message }, 'measuring queue does not answer, trying again');
  });
  return {
    async close() {
      await worker.close();
      await thread.close();
    },
  };
}

async function park({ store, clock }: MeasuringWorkerParts, modelId: string, reason: string): Promise<void> {
  if (await parkModel(store, modelId, { reason, at: clock() })) measuringMetrics.parked.inc();
}
