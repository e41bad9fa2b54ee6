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
import { revocationsPath } from '@alexandrite/service-kit/revocations';
import type { VerifyingKeys } from '@alexandrite/service-kit/signing';
import { createSubgraph } from '@alexandrite/service-kit/subgraph';
import { type SubgraphName, subgraphNames } from '../../src/graph/subgraphs/subgraph-names.ts';
import { resolversOf, type TestHouse } from './test-house.ts';

/** A subgraph over the real schema, listening, with little in it. */
export interface TestSubgraph {
  readonly url: string;
  /** Headers of every question on behalf of somebody, first to last. */
  readonly asked: IncomingHttpHeaders[];
  /** What comes before the subgraph: sets headers, or answers itself and says true. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** True: whoever asks what lets in no longer gets no answer. */
  isMute: boolean;
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
      ...(name === 'shop' ? { forGateways: house.revocations.forGateways } : {}),
    },
    { service: name, log: createLog(name, 'silent'), identityKeys },
  );
  const asked: IncomingHttpHeaders[] = [];
  const front = (): Server =>
    createServer((request, response) => {
      if (request.url?.startsWith(revocationsPath)) {
        if (self.isMute) request.destroy();
        else subgraph.server.emit('request', request, response);
        return;
      }
      asked.push(request.headers);
      if (!self.intercept(request, response)) subgraph.server.emit('request', request, response);
    });
  let server = front();
  const port = await listen(server, 0, '127.0.0.1');
  const self: TestSubgraph = {
    url: `http://127.0.0.1:${port}/graphql`,
    asked,
    intercept: () => false,
    isMute: false,
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
