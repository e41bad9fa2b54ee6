import type { Identity } from '@alexandrite/contracts/identity';
import { SignJWT } from 'jose';
import { identityHeader, signIdentity } from '../../src/identity/index.ts';
import type { Caller } from '../../src/subgraph/index.ts';
import {
  aCustomer,
  aKeyPair,
  anIdentity,
  aVisitor,
  createTestSubgraph,
  openTestPlatform,
  type TestPlatform,
  type TestSubgraph,
} from '../../src/testing/index.ts';

const typeDefs = /* GraphQL */ `
  type Query {
    me: String
    asOf: Int
  }
`;

interface Context {
  readonly caller: Caller;
}

const resolvers = {
  Query: {
    me: (_: unknown, __: unknown, { caller }: Context) => caller.identity.accountId,
    asOf: (_: unknown, __: unknown, { caller }: Context) => caller.asOf?.revision ?? null,
  },
};

const admin: Identity = anIdentity({ roles: ['ADMIN'] });
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('somebody who reaches the port of a subgraph', () => {
  let platform: TestPlatform;
  let orders: TestSubgraph;
  let shop: TestSubgraph;
  const routed: (Caller | null)[] = [];
  beforeAll(async () => {
    platform = await openTestPlatform('orders');
    const parts = {
      typeDefs,
      resolvers,
      createContext: (caller: Caller): Context => ({ caller }),
      eventHandlers: {},
      async route(_: unknown, response: { end: (text: string) => unknown }, caller: Caller | null) {
        routed.push(caller);
        response.end('a file');
        return true;
      },
    };
    orders = await createTestSubgraph(platform, parts);
    shop = await createTestSubgraph({ ...platform, service: 'shop' }, parts);
  });
  afterAll(async () => {
    await orders.close();
    await shop.close();
    await platform.close();
  });

  const ask = (headers: Record<string, string>, query = '{ me }', at = orders): Promise<Response> =>
    fetch(`${at.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
  const statusOf = async (headers: Record<string, string>, query?: string): Promise<number> =>
    (await ask(headers, query)).status;
  const as = (token: string): Record<string, string> => ({ [identityHeader]: token });

  it.each(['{ me }', '{ __typename }', '{ _service { sdl } }', '{ __schema { types { name } } }', '{'])(
    'is told nothing without a caller that the gateway has named: %s',
    async (query) => {
      const answer = await ask({}, query);
      expect([answer.status, await answer.text()]).toEqual([401, '']);
    },
  );

  it('is refused before a body is read', async () => {
    expect(await statusOf({}, 'x'.repeat(3_000_000))).toBe(401);
  });

  it('cannot make up a caller, without a signature or with one of their own', async () => {
    const claims = { iss: 'gateway', aud: 'orders', sub: 'acc_1', roles: ['ADMIN'], locale: 'en' };
    const whole = { ...claims, exp: Math.floor(Date.now() / 1_000) + 60 };
    const { signing, verifying, text } = aKeyPair();
    const [kid = ''] = verifying.keys();
    const signed = (alg: string, key: Uint8Array): Promise<string> =>
      new SignJWT(whole).setProtectedHeader({ alg, kid }).sign(key);
    const forged = [
      'forged',
      `${part({ alg: 'none' })}.${part(whole)}.`,
      `${part({ alg: 'none', kid })}.${part(whole)}.AAAA`,
      // A public key taken for the secret of another algorithm.
      await signed('HS256', Buffer.from(text.publicKey, 'base64url')),
      await signed('HS256', Buffer.from(text.publicKey)),
      await signIdentity({ identity: admin }, 'orders', signing),
      await new SignJWT(whole).setProtectedHeader({ alg: 'EdDSA' }).sign(signing.key),
    ];
    expect(await Promise.all(forged.map((token) => statusOf(as(token))))).toEqual(forged.map(() => 401));
  });

  it('cannot use what the gateway has signed for another subgraph', async () => {
    const headers = await shop.signed(admin);
    expect((await ask(headers, '{ me }', shop)).status).toBe(200);
    expect(await statusOf(headers)).toBe(401);
  });

  it('cannot choose the moment that is shown', async () => {
    const asOf = { entity: 'Order', id: 'ord_1', revision: 7 } as const;
    const [head, body, signature] = Object.values(await orders.signed(aCustomer(), { asOf }))
      .join('')
      .split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
    const other = part({ ...claims, asOf: { ...asOf, revision: 1 } });
    expect(await statusOf(as(`${head}.${other}.${signature}`), '{ asOf }')).toBe(401);
    const beside = { ...(await orders.signed(aCustomer())), 'x-alexandrite-as-of': 'Order/ord_1/1' };
    expect(await (await ask(beside, '{ asOf }')).json()).toEqual({ data: { asOf: null } });
  });

  it('is believed about their address nowhere: files go out by their own addresses', async () => {
    const from = { clientAddress: '203.0.113.5' };
    await fetch(`${orders.url}/files/one`, { headers: await orders.signed(aVisitor(), from) });
    await fetch(`${orders.url}/files/one`, { headers: { 'x-forwarded-for': '203.0.113.5' } });
    expect(routed.map((caller) => caller?.clientAddress ?? null)).toEqual(['203.0.113.5', null]);
    const forged = await fetch(`${orders.url}/files/one`, { headers: as('forged') });
    expect([forged.status, routed.length]).toEqual([401, 2]);
  });
});
