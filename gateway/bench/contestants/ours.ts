import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { newKeyPair, readSigningKey, readVerifyingKeys } from '@alexandrite/service-kit/signing';
import { usualCache } from '../../src/cache/cache-settings.ts';
import { keepApolloQuiet } from '../../src/env.ts';
import { limitsWithPoints } from '../../src/limits/limit-settings.ts';
import { createGateway } from '../../src/service.ts';
import { announce, redisUrl, subgraphUrls } from './listening.ts';

/** Our gateway as it runs, with everything that guards it; with `redis` it keeps nothing in its own memory. */
keepApolloQuiet();
const log = createLog('gateway', 'error');
const localBytes = process.argv[2] === 'redis' ? 0 : usualCache.localBytes;
const gateway = await createGateway({
  log,
  redis: await connectRedis(redisUrl(), log),
  listener: await connectRedis(redisUrl(), log),
  settings: {
    sessionKeys: readVerifyingKeys(newKeyPair().publicKey),
    identityKey: readSigningKey(newKeyPair().privateKey),
    subgraphUrls: subgraphUrls(),
    subgraphTimeoutMs: 10_000,
    shopOrigin: new URL(subgraphUrls().shop).origin,
    publicUrl: 'http://localhost:4000',
    pageUrls: [],
    sandbox: false,
    supergraphFile: undefined,
    cache: { ...usualCache, localBytes },
    // All of the load is one caller's.
    limits: limitsWithPoints(100_000_000),
  },
});
await announce(gateway.server);
