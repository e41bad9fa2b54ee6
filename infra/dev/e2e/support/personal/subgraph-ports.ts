import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ServiceName } from '@alexandrite/contracts/events';
import type { Identity } from '@alexandrite/contracts/identity';
import { identityHeader, signIdentity } from '@alexandrite/service-kit/identity';
import { readSigningKey } from '@alexandrite/service-kit/signing';
import { everythingOf } from '@alexandrite/service-kit/testing';
import { buildASTSchema, parse } from 'graphql';
import { repositoryRoot } from '../../../src/paths.ts';
import { defaultPorts } from '../../../src/stack/ports.ts';
import { readSecrets } from '../../../src/stack/secrets.ts';

/** The service that tells the most of an entity. */
const homeOf: Readonly<Record<string, ServiceName>> = {
  Order: 'orders',
  WorkOrder: 'production',
  Operator: 'production',
  Account: 'shop',
  Model: 'shop',
  Quote: 'pricing',
};

export interface SubgraphPorts {
  /** Everything that the service which owns an entity tells of it, asked past the gateway. */
  entity(name: string, id: string, as: Identity): Promise<unknown>;
}

/** Asks the subgraphs of a running house themselves, with the gateway's own key. */
export async function subgraphPorts(dataDir: string, portBase: number): Promise<SubgraphPorts> {
  const { own } = await readSecrets(dataDir, {});
  const key = readSigningKey(own.gateway.IDENTITY_PRIVATE_KEY);
  return {
    async entity(name, id, as) {
      const service = homeOf[name];
      if (!service) throw new Error(`nobody is said to own ${name}`);
      const sdl = await readFile(path.join(repositoryRoot, 'subgraphs', service, 'schema.graphql'), 'utf8');
      const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
      const response = await fetch(`http://127.0.0.1:${defaultPorts[service] + portBase}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [identityHeader]: await signIdentity({ identity: as }, service, key),
        },
        body: JSON.stringify({
          query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${name} ${everythingOf(schema, name)} } }`,
          variables: { of: [{ __typename: name, id }] },
        }),
      });
      const answer = (await response.json()) as { data?: { _entities: unknown[] }; errors?: unknown };
      if (!answer.data) throw new Error(`${service} answered ${JSON.stringify(answer.errors)}`);
      return answer.data._entities;
    },
  };
}
