import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { keepApolloQuiet } from '../../src/env.ts';
import { createGateway } from '../../src/service.ts';
import { readBenchEnvironment } from '../env.ts';
import { announce, subgraphUrls } from './listening.ts';

/** Our gateway as it runs, with everything that guards it, and nothing to answer from but the subgraphs. */
keepApolloQuiet();
const log = createLog('gateway', 'error');
const redisUrl = readBenchEnvironment().BENCH_REDIS_URL ?? '';
const gateway = await createGateway({
  log,
  redis: await connectRedis(redisUrl, log),
  listener: await connectRedis(redisUrl, log),
  settings: {
    sessionSecret: 'a session secret for the bench, long enough',
    identitySecret: 'an identity secret for the bench, long enough',
    subgraphUrls: subgraphUrls(),
    subgraphTimeoutMs: 10_000,
    shopOrigin: new URL(subgraphUrls().shop).origin,
    publicUrl: 'http://localhost:4000',
    pageUrls: [],
    sandbox: false,
    supergraphFile: undefined,
  },
});
await announce(gateway.server);
