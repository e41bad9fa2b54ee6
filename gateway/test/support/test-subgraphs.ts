import { readFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { closeServer, listen } from '@alexandrite/service-kit/http';
import { createLog } from '@alexandrite/service-kit/log';
import type { VerifyingKeys } from '@alexandrite/service-kit/signing';
import { createSubgraph } from '@alexandrite/service-kit/subgraph';
import { type SubgraphName, subgraphNames } from '../../src/graph/subgraph-names.ts';
import { resolversOf, type TestHouse } from './test-house.ts';

/** A subgraph over the real schema, listening, with little in it. */
export interface TestSubgraph {
  readonly url: string;
  /** Headers of every question, first to last. */
  readonly asked: IncomingHttpHeaders[];
  /** What comes before the subgraph: sets headers, or answers itself and says true. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Ends it as a crash would: running questions break off. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
}

export type TestSubgraphs = Readonly<Record<SubgraphName, TestSubgraph>>;

export async function startSubgraphs(house: TestHouse, identityKeys: VerifyingKeys): Promise<TestSubgraphs> {
  const started = await Promise.all(
    subgraphNames.map(async (name) => [name, await start(name, house, identityKeys)] as const),
  );
  return Object.fromEntries(started) as TestSubgraphs;
}

async function start(name: SubgraphName, house: TestHouse, identityKeys: VerifyingKeys): Promise<TestSubgraph> {
  const typeDefs = await readFile(new URL(`../../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8');
  const subgraph = await createSubgraph(
    {
      typeDefs,
      resolvers: resolversOf(house)[name],
      createContext: (caller) => {
        house.seen.push({ subgraph: name, caller });
        return { caller };
      },
      eventHandlers: {},
    },
    { service: name, log: createLog(name, 'silent'), identityKeys },
  );
  const asked: IncomingHttpHeaders[] = [];
  const front = (): Server =>
    createServer((request, response) => {
      asked.push(request.headers);
      if (!self.intercept(request, response)) subgraph.server.emit('request', request, response);
    });
  let server = front();
  const port = await listen(server, 0, '127.0.0.1');
  const self: TestSubgraph = {
    url: `http://127.0.0.1:${port}/graphql`,
    asked,
    intercept: () => false,
    async stop() {
      server.closeAllConnections();
      await closeServer(server);
    },
    async restart() {
      server = front();
      await listen(server, port, '127.0.0.1');
    },
  };
  return self;
}
