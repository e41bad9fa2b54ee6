import { randomBytes } from 'node:crypto';
import type { EventEnvelope, ServiceName } from '@alexandrite/contracts/events';
import type { LiveSignal } from '@alexandrite/contracts/live';
import type { Revocation } from '@alexandrite/contracts/revocation';
import { OutboxRelay } from '../aggregates/index.ts';
import { createLog } from '../log/index.ts';
import { connectMongo } from '../mongo/index.ts';
import { connectRedis } from '../redis/index.ts';
import type { Platform } from '../subgraph/index.ts';
import { providedUrl } from './env.ts';

/** A platform of one service, with what left the service kept for the test to look at. */
export interface TestPlatform extends Platform {
  readonly published: EventEnvelope[];
  readonly signals: LiveSignal[];
  /** What gateways were told that lets in no longer. */
  readonly revoked: Revocation[];
  /** Tags of stored answers that were purged, one list a write. */
  readonly purged: (readonly string[])[];
  /** Moves the clock; it stands still otherwise. */
  setTime(moment: Date): void;
  close(): Promise<void>;
}

/**
 * A platform on the real Redis and the real database protocol of the test run, with a database of its own. Events are
 * collected instead of queued, so that one service can be tested alone.
 */
export async function openTestPlatform(
  service: ServiceName,
  now = new Date('2026-03-02T09:00:00.000Z'),
): Promise<TestPlatform> {
  const log = createLog(service, 'silent');
  const redis = await connectRedis(providedUrl('TEST_REDIS_URL'), log);
  const url = new URL(providedUrl('TEST_MONGODB_URL'));
  url.pathname = `/${service}_${randomBytes(6).toString('hex')}`;
  const mongo = await connectMongo(url.href, log);
  const published: EventEnvelope[] = [];
  const signals: LiveSignal[] = [];
  const revoked: Revocation[] = [];
  const purged: (readonly string[])[] = [];
  const relay = new OutboxRelay({
    log,
    delivery: {
      event: (event) => {
        published.push(event);
        return Promise.resolve();
      },
      signal: (signal) => {
        signals.push(signal);
        return Promise.resolve();
      },
      revocation: (revocation) => {
        revoked.push(revocation);
        return Promise.resolve();
      },
      purge: (tags) => {
        purged.push(tags);
        return Promise.resolve();
      },
    },
  });
  let time = now;
  return {
    service,
    log,
    clock: () => time,
    mongo,
    redis,
    relay,
    published,
    signals,
    revoked,
    purged,
    setTime(moment) {
      time = moment;
    },
    async close() {
      await relay.close();
      await mongo.dropDatabase();
      await mongo.close();
      await redis.close();
    },
  };
}
