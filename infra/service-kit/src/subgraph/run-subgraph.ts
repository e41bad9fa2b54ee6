import type { ServiceName } from '@alexandrite/contracts/events';
import { consumeEvents, eventQueueName, watchEventQueue } from '../events/index.ts';
import { closeServer, createInternalServer, listen } from '../http/index.ts';
import { runService } from '../lifecycle/index.ts';
import { startMetrics } from '../metrics/index.ts';
import { createIndexes, pingMongo } from '../mongo/index.ts';
import { createQueue, startSchedule } from '../queues/index.ts';
import type { VerifyingKeys } from '../signing/index.ts';
import { createSubgraph, type SubgraphParts } from './create-subgraph.ts';
import { openPlatform, type Platform, type PlatformEnvironment } from './platform.ts';

interface RunEnvironment extends PlatformEnvironment {
  readonly LOG_LEVEL: string;
  readonly HOST: string;
  readonly PORT: number;
  readonly INTERNAL_PORT: number;
  readonly IDENTITY_PUBLIC_KEY: VerifyingKeys;
}

/**
 * Runs a subgraph as a process: connects, creates indexes, listens, consumes events, relays its outbox, and on SIGTERM
 * lets what is under way finish.
 */
export async function runSubgraph<Env extends RunEnvironment, Context extends object>(
  service: ServiceName,
  readEnv: () => Env,
  build: (platform: Platform, env: Env) => Promise<SubgraphParts<Context>>,
): Promise<void> {
  await runService(service, readEnv, async ({ env, log, lifecycle }) => {
    startMetrics(service);
    const platform = await openPlatform(service, env, log, lifecycle);
    const parts = await build(platform, env);
    await createIndexes(platform.mongo);
    const subgraph = await createSubgraph(parts, { service, log, identityKeys: env.IDENTITY_PUBLIC_KEY });
    platform.relay.start();
    const consumer = consumeEvents(service, platform.redis, subgraph.eventHandlers, log);
    lifecycle.onClose('event consumer', () => consumer.close());
    const queue = createQueue(eventQueueName(service), platform.redis);
    lifecycle.onClose('event queue', () => queue.close());
    lifecycle.onClose('event queue metrics', async () => unwatch());
    const unwatch = watchEventQueue(queue);
    for (const schedule of parts.schedules ?? []) {
      lifecycle.onClose(schedule.name, await startSchedule(schedule, platform.redis, log));
    }
    const internal = createInternalServer(
      { mongo: () => pingMongo(platform.mongo), redis: () => platform.redis.ping() },
      log,
    );
    await listen(internal, env.INTERNAL_PORT, env.HOST);
    lifecycle.onClose('internal server', () => closeServer(internal));
    const port = await listen(subgraph.server, env.PORT, env.HOST);
    lifecycle.onClose('server', async () => {
      await closeServer(subgraph.server);
      await subgraph.stop();
    });
    log.info({ port }, `${service} listens`);
  });
}
