import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { usualCache } from '../../../src/cache/cache-settings.ts';
import { keepApolloQuiet } from '../../../src/env.ts';
import { createGateway } from '../../../src/service.ts';
import { announce } from '../../contestants/listening.ts';

/** Our gateway with everything that guards it, its answers kept in its own memory, or with `redis` in Redis only. */
keepApolloQuiet();
const log = createLog('gateway', 'error');
const [redisUrl = '', shop = '', where] = process.argv.slice(2);
const localBytes = where === 'redis' ? 0 : usualCache.localBytes;
const gateway = await createGateway({
  log,
  redis: await connectRedis(redisUrl, log),
  listener: await connectRedis(redisUrl, log),
  settings: {
    sessionSecret: 'a session secret for the bench, long enough',
    identitySecret: 'an identity secret for the bench, long enough',
    subgraphUrls: { shop, orders: shop, pricing: shop, production: shop },
    subgraphTimeoutMs: 10_000,
    shopOrigin: new URL(shop).origin,
    publicUrl: 'http://localhost:4000',
    pageUrls: [],
    sandbox: false,
    supergraphFile: undefined,
    cache: { ...usualCache, localBytes },
  },
});
await announce(gateway.server);
