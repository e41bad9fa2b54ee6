import { closeServer, createInternalServer, listen } from '@alexandrite/service-kit/http';
import { runService } from '@alexandrite/service-kit/lifecycle';
import { startMetrics } from '@alexandrite/service-kit/metrics';
import { createIndexes, pingMongo } from '@alexandrite/service-kit/mongo';
import { openFileStore } from '@alexandrite/service-kit/storage';
import { openPlatform } from '@alexandrite/service-kit/subgraph';
import { readWorkerEnvironment, workerLimits } from '../env.ts';
import { openPricingStore } from '../store/index.ts';
import { startMeasuringWorker } from './measuring-worker.ts';

/**
 * Runs this process as a worker that measures models, until it is told to end.
 * @param openFiles where model files lie
 */
export async function runMeasuringWorker(openFiles = openFileStore): Promise<void> {
  await runService('pricing-worker', readWorkerEnvironment, async ({ env, log, lifecycle }) => {
    startMetrics('pricing-worker');
    const platform = await openPlatform('pricing', env, log, lifecycle);
    const store = openPricingStore(platform);
    await createIndexes(platform.mongo);
    platform.relay.start();
    const { redis, clock } = platform;
    const worker = startMeasuringWorker({ redis, store, files: openFiles(env), log, clock, limits: workerLimits(env) });
    lifecycle.onClose('measuring worker', () => worker.close());
    const internal = createInternalServer(
      { mongo: () => pingMongo(platform.mongo), redis: () => platform.redis.ping() },
      log,
    );
    await listen(internal, env.INTERNAL_PORT, env.HOST);
    lifecycle.onClose('internal server', () => closeServer(internal));
  });
}
