import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createLog } from '@alexandrite/service-kit/log';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import responseCache from '@apollo/server-plugin-response-cache';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { isSubgraphName } from '../../src/graph/subgraphs/subgraph-names.ts';
import { announce, redisUrl, subgraphUrls } from './listening.ts';

/** What people would build: Apollo Server on Express 5 with its own response cache, straight on a Redis client. */
const urls = subgraphUrls();
const quiet = createLog('gateway', 'error');
const redis = await connectRedis(redisUrl(), quiet);
const gateway = new ApolloGateway({
  supergraphSdl: await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8'),
  buildService: ({ name }) => new RemoteGraphQLDataSource({ url: isSubgraphName(name) ? urls[name] : '' }),
  logger: quiet,
});
const apollo = new ApolloServer({
  gateway,
  nodeEnv: 'production',
  cache: {
    get: async (key) => (await redis.get(key)) ?? undefined,
    set: async (key, value, { ttl } = {}) => {
      await redis.set(key, value, ttl ? { expiration: { type: 'EX', value: ttl } } : {});
    },
    delete: async (key) => (await redis.del(key)) > 0,
  },
  plugins: [responseCache()],
});
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
await announce(createServer(app));
