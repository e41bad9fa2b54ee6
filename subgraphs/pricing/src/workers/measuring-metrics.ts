import { counter, gauge, secondsHistogram } from '@alexandrite/service-kit/metrics';
import type { Clock } from '@alexandrite/service-kit/clock';
import type { PricingStore } from '../store/index.ts';
import type { OpenMeasuringQueue } from './measuring-queue.ts';

/** What a worker tells of its models; the outcome is `measured` or the code of a refusal. */
export const measuringMetrics = {
  seconds: secondsHistogram('model_measured_seconds', 'Time to read and measure a model.', ['outcome']),
  measured: counter('models_measured_total', 'Models that came to an end in this worker.', ['outcome']),
  bytes: counter('model_bytes_total', 'Bytes of the files that were measured.'),
  triangles: counter('model_triangles_total', 'Facets of the models that were measured.'),
  reused: counter('models_reused_total', 'Models whose measurement was known: by content, or by shape.', ['by']),
  threadsLost: counter('measuring_threads_lost_total', 'Threads that were lost with their model.', ['why']),
  parked: counter('models_parked_total', 'Models that were given up after their tries.'),
};

/** What is looked at when somebody asks for the metrics of a subgraph. */
interface Watched {
  readonly queue: OpenMeasuringQueue;
  readonly store: PricingStore;
  readonly clock: Clock;
}

const watched = new Set<Watched>();

gauge('measuring_queue_jobs', 'Models in the measuring queue.', ['state'], async function () {
  for (const { queue } of watched) {
    const depth = await inTime(queue.depth());
    for (const [state, jobs] of Object.entries(depth ?? {})) this.set({ state }, jobs);
  }
});

gauge('measuring_oldest_seconds', 'How long the model waits that is to be measured longest.', [], async function () {
  for (const { store, clock } of watched) {
    const [oldest] = (await inTime(store.beingMeasured(null, 1))) ?? [];
    this.set(oldest ? Math.max(0, clock().getTime() - oldest.takenUpAt.getTime()) / 1_000 : 0);
  }
});

gauge('models_parked', 'Models that wait for staff to look at them.', [], async function () {
  for (const { store } of watched) {
    const parked = await inTime(store.countParked());
    if (parked !== null) this.set(parked);
  }
});

/** Shows the queue among the metrics of this process; answers how to end that. */
export function watchMeasuring(parts: Watched): () => void {
  watched.add(parts);
  return () => watched.delete(parts);
}

/** A scrape must come to an end though Redis or the database is down: what it would say stays as it was, in ms. */
const longestLookMs = 1_000;

async function inTime<T>(looking: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longestLookMs, null);
  });
  try {
    return await Promise.race([looking, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
