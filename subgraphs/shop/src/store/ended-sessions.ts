import type { RedisClient } from '@alexandrite/service-kit/redis';
import { isSessionRevoked, revokeSession, type Session } from '@alexandrite/service-kit/sessions';

/** Sessions that were ended before their time; the gateway asks for them at every request. */
export function openEndedSessions(redis: RedisClient) {
  return {
    async add(session: Pick<Session, 'sessionId' | 'expiresAt'>, now: Date): Promise<void> {
      await revokeSession(redis, session, now);
    },

    async has(sessionId: string): Promise<boolean> {
      return isSessionRevoked(redis, sessionId);
    },
  };
}
