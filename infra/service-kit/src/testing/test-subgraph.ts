import type { EventEnvelope, EventPayloads, EventType } from '@alexandrite/contracts/events';
import type { Identity } from '@alexandrite/contracts/identity';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { closeServer, listen } from '../http/index.ts';
import { identityHeader, signIdentity, theGateway, type Told } from '../identity/index.ts';
import { newId } from '../ids/index.ts';
import { createIndexes } from '../mongo/index.ts';
import { createSubgraph, type SubgraphParts } from '../subgraph/index.ts';
import { aKeyPair } from './key-pair.ts';
import type { TestPlatform } from './test-platform.ts';

/** The gateway's keys, as this test run's subgraphs know them. */
const gatewayKeys = aKeyPair();

interface GraphqlAnswer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  /** There where the answer may be stored for everybody. */
  readonly extensions?: { readonly cacheTags: readonly string[]; readonly cacheUntil?: string };
}

/** What the gateway tells besides who asks. */
export type More = Partial<Pick<Told, 'asOf' | 'clientAddress'>>;

/** A subgraph that listens, asked over HTTP as the gateway asks it. */
export interface TestSubgraph {
  readonly url: string;
  /** The schema as a gateway sees it, entities included. */
  readonly schema: GraphQLSchema;
  ask<Data>(as: Identity, query: string, variables?: object, told?: More): Promise<GraphqlAnswer<Data>>;
  /** The header by which the gateway says on whose behalf it asks. */
  signed(as: Identity, told?: More): Promise<Record<string, string>>;
  /** Asks for something outside the graph, as a gateway does for itself when nobody else is named. */
  read(pathAndQuery: string, as?: Identity): Promise<Response>;
  /** Hands the service an event as its queue would. */
  handle<T extends EventType>(
    type: T,
    payload: EventPayloads[T],
    id?: string,
    revision?: number,
  ): Promise<EventEnvelope<T>>;
  close(): Promise<void>;
}

export async function createTestSubgraph<Context extends object>(
  platform: TestPlatform,
  parts: SubgraphParts<Context>,
): Promise<TestSubgraph> {
  await createIndexes(platform.mongo);
  const subgraph = await createSubgraph(parts, {
    service: platform.service,
    log: platform.log,
    identityKeys: gatewayKeys.verifying,
  });
  const port = await listen(subgraph.server, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  const signed = async (identity: Identity, told: More = {}): Promise<Record<string, string>> => ({
    [identityHeader]: await signIdentity({ identity, ...told }, platform.service, gatewayKeys.signing),
  });
  return {
    url,
    schema: buildSubgraphSchema({ typeDefs: parse(parts.typeDefs) }),
    signed,
    async ask(as, query, variables = {}, told) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await signed(as, told)) },
        body: JSON.stringify({ query, variables }),
      });
      // The test says what it asked for; a wrong type shows as a failed expectation.
      return (await response.json()) as never;
    },
    read: async (pathAndQuery, as = theGateway) => fetch(`${url}${pathAndQuery}`, { headers: await signed(as) }),
    async handle(type, payload, id = newId('evt'), revision = 1) {
      const event = {
        id,
        type,
        payload,
        aggregateId: 'test',
        revision,
        occurredAt: platform.clock().toISOString(),
        trace: {},
      };
      const handler = parts.eventHandlers[type];
      if (!handler) throw new Error(`nobody consumes ${type}`);
      await handler(event);
      return event;
    },
    async close() {
      await closeServer(subgraph.server);
      await subgraph.stop();
    },
  };
}
