import type { Queue } from 'bullmq';
import { gauge } from '../metrics/index.ts';
import { timelyLook } from '../metrics/timely-look.ts';

/** States of events that are told of; `failed` are those that were given up and wait for a person. */
const states = ['wait', 'delayed', 'active', 'failed'] as const;

interface QueueState {
  readonly jobs: Readonly<Record<string, number>>;
  readonly oldestAt: number | null;
}

const watched = new Set<() => Promise<QueueState | null>>();

gauge('event_queue_jobs', 'Events in the queue of this service.', ['state'], async function () {
  for (const look of watched) {
    const found = await look();
    for (const [state, jobs] of Object.entries(found?.jobs ?? {})) this.set({ state }, jobs);
  }
});

gauge('event_queue_oldest_seconds', 'How long the oldest event waits that nobody has taken up.', [], async function () {
  for (const look of watched) {
    const found = await look();
    if (found) this.set(found.oldestAt === null ? 0 : Math.max(0, Date.now() - found.oldestAt) / 1_000);
  }
});

/** Shows a service's queue of events among the metrics of this process; answers how to end that. */
export function watchEventQueue(queue: Pick<Queue, 'getJobCounts' | 'getWaiting'>): () => void {
  const look = timelyLook(async (): Promise<QueueState> => {
    const [jobs, waiting] = await Promise.all([queue.getJobCounts(...states), queue.getWaiting(0, 0)]);
    return { jobs, oldestAt: waiting[0]?.timestamp ?? null };
  });
  watched.add(look);
  return () => watched.delete(look);
}
