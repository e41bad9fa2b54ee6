import { gauge } from '../metrics/index.ts';

/** Since when each document is known to hold something undelivered, in milliseconds since 1970; by model and id. */
const since = new Map<string, number>();

gauge('outbox_waiting', 'Documents with something in their outbox, as far as this process has seen.', [], function () {
  this.set(since.size);
});

gauge('outbox_oldest_seconds', 'How long the oldest of them has been known to wait.', [], function () {
  const oldest = Math.min(...since.values());
  this.set(Number.isFinite(oldest) ? Math.max(0, Date.now() - oldest) / 1_000 : 0);
});

/** What waits in outboxes, for the metrics: told by relays, so that a scrape costs the database nothing. */
export const waitingOutboxes = {
  seen(key: string): void {
    if (!since.has(key)) since.set(key, Date.now());
  },
  delivered(key: string): void {
    since.delete(key);
  },
  /** A sweep found all that wait of a model: what is not among them was delivered by somebody else. */
  swept(model: string, found: ReadonlySet<string>): void {
    for (const key of since.keys()) if (key.startsWith(`${model}/`) && !found.has(key)) since.delete(key);
  },
};
