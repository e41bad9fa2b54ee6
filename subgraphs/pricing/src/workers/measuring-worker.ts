import type { Log } from '@alexandrite/service-kit/log';
import { secondsHistogram } from '@alexandrite/service-kit/metrics';
import { bullConnection, workerDefaults } from '@alexandrite/service-kit/queues';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import type { FileStore } from '@alexandrite/service-kit/storage';
import { reportFault } from '@alexandrite/service-kit/telemetry';
import { type Job, Worker } from 'bullmq';
import { keepMeasurement } from '../commands/keep-measurement.ts';
import { reportProgress } from '../commands/report-progress.ts';
import { modelProblem } from '../domain/geometry/model-problem.ts';
import type { PricingStore } from '../store/index.ts';
import { measureModel } from './measure-model.ts';
import { type MeasuringJob, measuringQueueName, measuringTries } from './measuring-queue.ts';

export interface MeasuringWorkerParts {
  readonly redis: RedisClient;
  readonly store: PricingStore;
  readonly files: FileStore;
  readonly log: Log;
}

const duration = secondsHistogram('model_measured_seconds', 'Time to read and measure a model.', ['outcome']);

/** Least time between two reports of progress, in milliseconds: more often, nobody could see it. */
const progressEveryMs = 150;

/** Measures models, one at a time: another process is another core. Runs until closed. */
export function startMeasuringWorker({ redis, store, files, log }: MeasuringWorkerParts): Worker<MeasuringJob> {
  const measure = async ({ data: { modelId } }: Job<MeasuringJob>): Promise<void> => {
    const loaded = await store.models.load(modelId);
    if (loaded?.state.state !== 'MEASURING') return;
    const { storageKey, fileName, byteSize } = loaded.state;
    const stop = duration.startTimer();
    const report = throttledReports(store, modelId, log);
    report(0);
    const result = await measureModel({
      fileName,
      byteLength: byteSize,
      bytes: await files.getStream(storageKey),
      onProgress: report,
    });
    await keepMeasurement(store, modelId, result);
    stop({ outcome: result.ok ? 'measured' : result.problem.code });
  };
  const worker = new Worker<MeasuringJob>(measuringQueueName, measure, {
    connection: bullConnection(redis),
    concurrency: 1,
    ...workerDefaults,
    maxStalledCount: measuringTries,
  });
  worker.on('failed', (job, fault) => {
    log.warn({ err: fault, modelId: job?.data.modelId }, 'measuring failed');
    if (!job || (job.attemptsMade < measuringTries && !fault.message.includes('stalled'))) return;
    reportFault(fault);
    // The last try: the customer is told, the job stays in the failed list for a person, the others go on.
    keepMeasurement(store, job.data.modelId, { ok: false, problem: modelProblem('MEASURING_FAILED') }).catch(
      (unkept: unknown) => {
        log.error({ err: unkept, modelId: job.data.modelId }, 'failure could not be kept');
      },
    );
  });
  worker.on('error', (fault) => {
    log.warn({ reason: fault.message }, 'measuring queue does not answer, trying again');
  });
  return worker;
}

/** Reports progress no more often than can be seen; a report that fails is not worth a job. */
function throttledReports(store: PricingStore, modelId: string, log: Log): (fraction: number) => void {
  let last = -Infinity;
  let running: Promise<void> = Promise.resolve();
  return (fraction) => {
    const now = performance.now();
    if (now - last < progressEveryMs) return;
    last = now;
    running = running
      .then(() => reportProgress(store, modelId, Math.min(fraction, 0.99)))
      .catch((fault: unknown) => {
        log.debug({ err: fault, modelId }, 'progress not reported');
      });
  };
}
