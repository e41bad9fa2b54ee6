import type { RedisClient } from '@alexandrite/service-kit/redis';
import { revokeSession, type Session } from '@alexandrite/service-kit/sessions';

/** Sessions that were ended before their time; the gateway asks for them at every request. */
export function openEndedSessions(redis: RedisClient) {
  return {
    async add(session: Session, now: Date): Promise<void> {
      await revokeSession(redis, session, now);
    },
  };
}
