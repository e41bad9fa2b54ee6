import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { identityHeader } from '@alexandrite/service-kit/identity';
import { buildSchema, graphql } from 'graphql';
import { tellNothingRevoked } from '../nothing-revoked.ts';
import { orderAt } from './order.ts';

/** The orders subgraph of the bench: answers any selection of an order as of the revision that is asked for. */
const schema = buildSchema(readFileSync(new URL('../../api.graphql', import.meta.url), 'utf8'));

interface Asked {
  readonly filter: { readonly ids: readonly string[] };
}

/** The revision that the gateway asks for; whether it is the gateway that asks is no matter here. */
function revisionOf(identity: string): number {
  const claims = JSON.parse(Buffer.from(identity.split('.')[1] ?? '', 'base64url').toString()) as {
    readonly asOf?: { readonly revision: number };
  };
  return claims.asOf?.revision ?? 1;
}

const server = createServer((request, response) => {
  if (tellNothingRevoked(request, response)) return;
  const answer = async (): Promise<void> => {
    // The gateway asks in GraphQL over HTTP.
    const { query, variables } = JSON.parse(await text(request)) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const revision = revisionOf(String(request.headers[identityHeader]));
    const rootValue = {
      orders: ({ filter }: Asked) => ({
        nodes: filter.ids.filter((id) => id !== 'none').map((id) => orderAt(id, revision)),
      }),
    };
    const body = JSON.stringify(await graphql({ schema, source: query, variableValues: variables, rootValue }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  };
  answer().catch((fault: unknown) => response.writeHead(500).end(String(fault)));
});
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => {
  // A server that listens on TCP answers an AddressInfo.
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` });
});
process.on('disconnect', () => process.exit());
