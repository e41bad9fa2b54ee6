import { readSession } from '@alexandrite/service-kit/sessions';
import type { ShopDesk } from './shop-desk.ts';

/** Ends a session for every gateway. False when there was none. */
export async function signOut(desk: ShopDesk, sessionToken: string | null): Promise<boolean> {
  const session = sessionToken === null ? null : await readSession(sessionToken, desk.settings.sessionKeys);
  if (!session) return false;
  const { sessionId: id, accountId, expiresAt } = session;
  await desk.store.endedSessions.add({ id, accountId, expiresAt, endedAt: desk.clock() });
  return true;
}
