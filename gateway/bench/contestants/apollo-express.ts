import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createLog } from '@alexandrite/service-kit/log';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { isSubgraphName } from '../../src/graph/subgraphs/subgraph-names.ts';
import { announce, subgraphUrls } from './listening.ts';

/** What people would build: Apollo Server on Express 5 with the gateway's defaults. */
const urls = subgraphUrls();
const gateway = new ApolloGateway({
  supergraphSdl: await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8'),
  buildService: ({ name }) => new RemoteGraphQLDataSource({ url: isSubgraphName(name) ? urls[name] : '' }),
  logger: createLog('apollo', 'error'),
});
const apollo = new ApolloServer({ gateway, nodeEnv: 'production' });
await apollo.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(apollo));
await announce(createServer(app));
