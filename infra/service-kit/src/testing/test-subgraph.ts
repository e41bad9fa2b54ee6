import type { EventEnvelope, EventPayloads, EventType } from '@alexandrite/contracts/events';
import type { Identity } from '@alexandrite/contracts/identity';
import { closeServer, listen } from '../http/index.ts';
import { identityHeader, signIdentity } from '../identity/index.ts';
import { newId } from '../ids/index.ts';
import { createIndexes } from '../mongo/index.ts';
import { asOfHeader, createSubgraph, type SubgraphParts } from '../subgraph/index.ts';
import type { TestPlatform } from './test-platform.ts';

const identitySecret = 'a secret for tests that is long enough';

interface GraphqlAnswer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  /** There where the answer may be stored for everybody. */
  readonly extensions?: { readonly cacheTags: readonly string[]; readonly cacheUntil?: string };
}

/** A subgraph that listens, asked over HTTP as the gateway asks it. */
export interface TestSubgraph {
  readonly url: string;
  ask<Data>(as: Identity, query: string, variables?: object, asOf?: string): Promise<GraphqlAnswer<Data>>;
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
  const subgraph = await createSubgraph(parts, { log: platform.log, identitySecret });
  const port = await listen(subgraph.server, 0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    async ask(as, query, variables = {}, asOf) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [identityHeader]: await signIdentity(as, identitySecret),
          ...(asOf === undefined ? {} : { [asOfHeader]: asOf }),
        },
        body: JSON.stringify({ query, variables }),
      });
      // The test says what it asked for; a wrong type shows as a failed expectation.
      return (await response.json()) as never;
    },
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
