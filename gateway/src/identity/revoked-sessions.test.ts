import { createLog } from '@alexandrite/service-kit/log';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import { RevokedSessions } from './revoked-sessions.ts';

const revokedBy = (redis: object): RevokedSessions =>
  new RevokedSessions(redis as RedisClient, createLog('gateway', 'silent'));

describe('whether a session was revoked', () => {
  it.each([
    ['as Redis says', { isReady: true, exists: async () => 1 }, true],
    ['as Redis says', { isReady: true, exists: async () => 0 }, false],
    ['not known while Redis is away: the session is taken as it is', { isReady: false }, false],
    ['not known when Redis fails', { isReady: true, exists: () => Promise.reject(new Error('closed')) }, false],
    ['not known when Redis does not answer in time', { isReady: true, exists: () => new Promise(() => {}) }, false],
  ])('is %s', async (_, redis, expected) => {
    expect(await revokedBy(redis).has('ses_1')).toBe(expected);
  });
});
