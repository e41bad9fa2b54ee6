import { type AggregateRecord, aggregateSchema, AggregateStore } from '@alexandrite/service-kit/aggregates';
import type { MomentKey, SortKey } from '@alexandrite/service-kit/connections';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import type { Notification } from '../domain/notification.ts';

export function openNotifications({ mongo, clock, relay }: Platform) {
  const schema = aggregateSchema<Notification>({
    accountId: { type: String, required: true },
    orderId: { type: String, required: true },
    orderNumber: { type: String, required: true },
    status: { type: String, required: true },
    at: { type: Date, required: true },
  });
  schema.index({ accountId: 1, at: -1, _id: -1 });
  const model = mongo.model<AggregateRecord & Notification>('Notification', schema, 'notifications');
  relay.watch(model);
  const store = new AggregateStore<Notification>({
    model,
    clock,
    onWritten: (written, id) => {
      relay.nudge(written, id);
    },
    live: { entity: 'Notification', ownerOf: ({ accountId }) => accountId },
  });
  return {
    /** Writes a notification once, however often it is asked to. */
    async add(notification: Notification): Promise<void> {
      await store.insertOnce(notification);
    },
    async load(id: string, accountId: string): Promise<Notification | null> {
      const [found] = await store.find({ _id: id, accountId }, 1);
      return found?.state ?? null;
    },
    /** An account's notifications, newest first, from behind a cursor on. */
    async list(accountId: string, limit: number, after: MomentKey | null): Promise<Notification[]> {
      const [at, id] = after ?? [];
      const behind = after ? { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] } : {};
      const found = await store.find({ accountId, ...behind }, limit, { at: -1, _id: -1 });
      return found.map(({ state }) => state);
    },
  };
}

export function notificationSortKey(notification: Notification): SortKey {
  return [notification.at.toISOString(), notification.id];
}
