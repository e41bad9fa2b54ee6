import { closeServer, createInternalServer, listen } from '@alexandrite/service-kit/http';
import { runService } from '@alexandrite/service-kit/lifecycle';
import { startMetrics } from '@alexandrite/service-kit/metrics';
import { createIndexes, pingMongo } from '@alexandrite/service-kit/mongo';
import { openFileStore } from '@alexandrite/service-kit/storage';
import { openPlatform } from '@alexandrite/service-kit/subgraph';
import { readWorkerEnvironment } from '../env.ts';
import { openPricingStore } from '../store/index.ts';
import { startMeasuringWorker } from './measuring-worker.ts';

await runService('pricing-worker', readWorkerEnvironment, async ({ env, log, lifecycle }) => {
  startMetrics('pricing-worker');
  const platform = await openPlatform('pricing', env, log, lifecycle);
  const store = openPricingStore(platform);
  await createIndexes(platform.mongo);
  platform.relay.start();
  const worker = startMeasuringWorker({ redis: platform.redis, store, files: openFileStore(env), log });
  lifecycle.onClose('measuring worker', () => worker.close());
  const internal = createInternalServer({
    mongo: () => pingMongo(platform.mongo),
    redis: () => platform.redis.ping(),
  });
  await listen(internal, env.INTERNAL_PORT, env.HOST);
  lifecycle.onClose('internal server', () => closeServer(internal));
});
