import { counter, gauge, secondsHistogram, timelyLook } from '@alexandrite/service-kit/metrics';
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
interface Parts {
  readonly queue: Pick<OpenMeasuringQueue, 'depth'>;
  readonly store: Pick<PricingStore, 'beingMeasured' | 'countParked'>;
  readonly clock: Clock;
}

interface Watched {
  readonly depth: () => Promise<Readonly<Record<string, number>> | null>;
  readonly oldestSeconds: () => Promise<number | null>;
  readonly parked: () => Promise<number | null>;
}

const watched = new Set<Watched>();

gauge('measuring_queue_jobs', 'Models in the measuring queue.', ['state'], async function () {
  for (const { depth } of watched) {
    for (const [state, jobs] of Object.entries((await depth()) ?? {})) this.set({ state }, jobs);
  }
});

gauge('measuring_oldest_seconds', 'How long the model waits that is to be measured longest.', [], async function () {
  for (const { oldestSeconds } of watched) {
    const seconds = await oldestSeconds();
    if (seconds !== null) this.set(seconds);
  }
});

gauge('models_parked', 'Models that wait for staff to look at them.', [], async function () {
  for (const { parked } of watched) {
    const models = await parked();
    if (models !== null) this.set(models);
  }
});

/** Shows the queue among the metrics of this process; answers how to end that. */
export function watchMeasuring({ queue, store, clock }: Parts): () => void {
  const looks: Watched = {
    depth: timelyLook(() => queue.depth()),
    oldestSeconds: timelyLook(async () => {
      const [oldest] = await store.beingMeasured(null, 1);
      return oldest ? Math.max(0, clock().getTime() - oldest.takenUpAt.getTime()) / 1_000 : 0;
    }),
    parked: timelyLook(() => store.countParked()),
  };
  watched.add(looks);
  return () => watched.delete(looks);
}
