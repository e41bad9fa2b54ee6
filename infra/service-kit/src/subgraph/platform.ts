import type { ServiceName } from '@alexandrite/contracts/events';
import type mongoose from 'mongoose';
import { OutboxRelay } from '../aggregates/index.ts';
import { purgeTags } from '../cache/index.ts';
import { type Clock, systemClock } from '../clock/index.ts';
import { createEventPublisher } from '../events/index.ts';
import type { Lifecycle } from '../lifecycle/index.ts';
import { publishRevocation, publishSignal } from '../live/index.ts';
import type { Log } from '../log/index.ts';
import { connectMongo } from '../mongo/index.ts';
import { connectRedis, type RedisClient } from '../redis/index.ts';

/** What a service stands on, connected. */
export interface Platform {
  readonly service: ServiceName;
  readonly log: Log;
  readonly clock: Clock;
  readonly mongo: mongoose.Connection;
  readonly redis: RedisClient;
  readonly relay: OutboxRelay;
}

export interface PlatformEnvironment {
  readonly MONGODB_URL: string;
  readonly REDIS_URL: string;
}

/** Connects to the database and Redis, waiting for both, and registers how to let go of them. */
export async function openPlatform(
  service: ServiceName,
  env: PlatformEnvironment,
  log: Log,
  lifecycle: Lifecycle,
  clock: Clock = systemClock,
): Promise<Platform> {
  const redis = await connectRedis(env.REDIS_URL, log);
  lifecycle.onClose('redis', () => redis.close());
  const mongo = await connectMongo(env.MONGODB_URL, log);
  lifecycle.onClose('mongo', () => mongo.close());
  const publisher = createEventPublisher(redis);
  lifecycle.onClose('event publisher', () => publisher.close());
  const relay = new OutboxRelay({
    log,
    delivery: {
      event: (event) => publisher.publish(event),
      signal: (signal) => publishSignal(redis, signal),
      revocation: (revocation) => publishRevocation(redis, revocation),
      purge: async (tags) => {
        await purgeTags(redis, tags);
      },
    },
  });
  lifecycle.onClose('outbox relay', () => relay.close());
  return { service, log, clock, mongo, redis, relay };
}
