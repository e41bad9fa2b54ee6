import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { type Connection, decodeCursor, momentKey, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import { requireSignedIn } from '@alexandrite/service-kit/subgraph';
import type { OrderDesk } from '../commands/order-desk.ts';
import type { Notification } from '../domain/notification.ts';
import { notificationSortKey } from '../store/index.ts';

interface PageRequest {
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
}

/** The caller's notifications, newest first. @throws GraphQLError for a visitor. */
export async function listNotifications(
  { store }: OrderDesk,
  caller: Identity,
  { first, after }: PageRequest,
): Promise<Connection<Notification>> {
  const { accountId } = requireSignedIn(caller);
  const size = pageSize(first, 20);
  const found = await store.notifications.list(accountId, size + 1, decodeCursor(after, momentKey));
  return toConnection(found, size, notificationSortKey);
}

/** A notification of the caller's own; null when there is none. */
export async function readNotification(
  { store }: OrderDesk,
  caller: Identity,
  id: string,
): Promise<Notification | null> {
  return isSignedIn(caller) ? store.notifications.load(id, caller.accountId) : null;
}
