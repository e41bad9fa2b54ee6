import type { Log } from '@alexandrite/service-kit/log';
import type { FileStore } from '@alexandrite/service-kit/storage';
import { traced } from '@alexandrite/service-kit/telemetry';
import { keepMeasurement, reuseMeasurement } from '../commands/keep-measurement.ts';
import { reportProgress } from '../commands/report-progress.ts';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';
import type { MeasuringResult } from '../domain/quote/measuring-result.ts';
import type { PricingStore } from '../store/index.ts';
import { keepPreview } from './keep-preview.ts';
import type { MeasuringLimits } from './measuring-limits.ts';
import { measuringMetrics } from './measuring-metrics.ts';
import { ModelFault } from './model-fault.ts';
import type { MeasuringThread } from './thread/measuring-thread.ts';

/** What a job is done with. */
export interface MeasuringBench {
  readonly store: PricingStore;
  readonly files: FileStore;
  readonly thread: MeasuringThread;
  readonly limits: MeasuringLimits;
  readonly log: Log;
}

/** Least time between two reports of progress, in milliseconds: more often, nobody could see it. */
const progressEveryMs = 150;

/** Measures one model and keeps what came of it. May be done again by another process, in the middle or after the end. */
export async function doMeasuringJob(bench: MeasuringBench, modelId: string): Promise<void> {
  const { store, files } = bench;
  const model = (await store.models.load(modelId))?.state;
  if (model?.state !== 'MEASURING') return;
  // Measured under another id since this one was taken up: the same file, uploaded twice in a moment.
  if (await reuseMeasurement(store, model)) {
    measuringMetrics.reused.inc({ by: 'content' });
    return;
  }
  const stop = measuringMetrics.seconds.startTimer();
  const result = await measure(bench, model);
  const preview = result.ok && result.preview ? await keepPreview(files, model.sha256, result.preview) : null;
  const kept = await keepMeasurement(store, modelId, result, preview);
  const outcome = result.ok ? 'measured' : result.problem.code;
  stop({ outcome });
  bench.log.info({ modelId, outcome }, 'model measured');
  if (!kept) return;
  measuringMetrics.measured.inc({ outcome });
  measuringMetrics.bytes.inc(model.byteSize);
  if (result.ok) measuringMetrics.triangles.inc(result.measurement.triangleCount);
  if (result.ok && result.reused) measuringMetrics.reused.inc({ by: 'shape' });
}

async function measure(bench: MeasuringBench, model: MeasuredModel): Promise<MeasuringResult> {
  const { store, files, thread, limits, log } = bench;
  const report = throttledReports(store, model.id, log);
  report(0);
  const bytes = await files.getStream(model.storageKey);
  const measuring = traced('geometry, in a thread of its own', { 'model.bytes': model.byteSize }, () =>
    thread.measure({
      fileName: model.fileName,
      byteLength: model.byteSize,
      bytes,
      limits,
      onProgress: report,
      findAlike: ({ key }) => store.shapesOfKey(key),
    }),
  );
  return measuring.catch(async (fault: unknown) => {
    const lost = !(fault instanceof ModelFault) && !(await files.exists(model.storageKey));
    throw lost ? new ModelFault('its file is not in the store', { cause: fault }) : fault;
  });
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
