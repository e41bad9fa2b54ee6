import { lastReleased, type ProductionDesk } from '../commands/production-desk.ts';
import type { QueuePlace } from '../domain/dispatch.ts';
import type { ReleaseProbe } from '../queries/production-queue.ts';

/** Reads how far the queue is released when that is first asked for, and never again within the request. */
export function createReleaseProbe(desk: ProductionDesk): ReleaseProbe {
  let reading: Promise<QueuePlace | null> | undefined;
  return () => (reading ??= lastReleased(desk));
}
