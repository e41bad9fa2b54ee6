import { closeServer, listen } from '@alexandrite/service-kit/http';
import { publishSignal } from '@alexandrite/service-kit/live';
import { createLog } from '@alexandrite/service-kit/log';
import { registry } from '@alexandrite/service-kit/metrics';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { newKeyPair, readSigningKey, verifyingKeysOf } from '@alexandrite/service-kit/signing';
import { keepApolloQuiet } from '../../../src/env.ts';
import { limitsWithPoints } from '../../../src/limits/limit-settings.ts';
import { createGateway } from '../../../src/service.ts';
import { sessionKey } from '../secrets.ts';
import { reportTo } from './reporting.ts';

/** Our gateway as it runs, with the usual limits. An event is a signal in Redis, as a subgraph sends it. */
const [orderId = '', redisUrl = '', subgraph = '', port = '0'] = process.argv.slice(2);
keepApolloQuiet();
const log = createLog('gateway', 'error');
const redis = await connectRedis(redisUrl, log);
const listener = await connectRedis(redisUrl, log);
const gateway = await createGateway({
  log,
  redis,
  listener,
  settings: {
    sessionKeys: verifyingKeysOf(sessionKey),
    identityKey: readSigningKey(newKeyPair().privateKey),
    subgraphUrls: { shop: subgraph, orders: subgraph, pricing: subgraph, production: subgraph },
    subgraphTimeoutMs: 10_000,
    shopOrigin: new URL(subgraph).origin,
    publicUrl: 'http://localhost:4000',
    pageUrls: [],
    sandbox: false,
    supergraphFile: undefined,
    // All of the load comes from one address.
    limits: limitsWithPoints(100_000_000),
    connectionsPerAddress: 20_000,
  },
});

const computations = async (): Promise<number> => {
  const metric = await registry.getSingleMetric('gateway_live_computations_total')?.get();
  return metric?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
};

process.once('SIGTERM', () => {
  const leave = async (): Promise<void> => {
    const closed = closeServer(gateway.server);
    await gateway.drain();
    await closed;
    process.exit();
  };
  void leave();
});

reportTo(
  await listen(gateway.server, Number(port), '127.0.0.1'),
  (revision) => void publishSignal(redis, { entity: 'Order', id: orderId, revision, ownerId: null, trace: {} }),
  computations,
);
