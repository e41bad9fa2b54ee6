import { createHash, createHmac } from 'node:crypto';
import { identityHeader, signIdentity } from '@alexandrite/service-kit/identity';
import { sessionCookie, signSession } from '@alexandrite/service-kit/sessions';
import { aCustomer, aKeyPair, anIdentity, waitUntil } from '@alexandrite/service-kit/testing';
import { subgraphNames } from '../../src/graph/subgraphs/subgraph-names.ts';
import { connect } from '../support/live-client.ts';
import { aKey, askAtDoor, bearer } from '../support/partner-client.ts';
import { identityKeys, openTestGateway, readAnswer, sessionKeys, type TestGateway } from '../support/test-gateway.ts';

const viewer = '{ viewer { id } }';

interface Claims {
  readonly aud: string;
  readonly address?: string;
  readonly asOf?: object;
}
const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

describe('a subgraph that somebody has taken over', () => {
  let house: TestGateway;
  beforeAll(async () => {
    house = await openTestGateway();
    house.house.orders.set('ord_1', { ownerId: 'acc_1', statuses: ['INITIATED'] });
  });
  afterEach(() => {
    for (const name of subgraphNames) {
      house.subgraphs[name].intercept = () => false;
      house.subgraphs[name].asked.length = 0;
    }
  });
  afterAll(() => house.close());

  /** Identities that the gateway has sent to a subgraph: what its memory holds. */
  const heardBy = (name: (typeof subgraphNames)[number]): string[] =>
    house.subgraphs[name].asked.flatMap(({ [identityHeader]: token }) => (typeof token === 'string' ? [token] : []));

  /** All that orders can get hold of: identities of an administrator, sent to it. */
  async function takenIdentities(): Promise<string[]> {
    const { token } = await house.signIn(anIdentity({ roles: ['ADMIN'] }));
    await house.ask('{ orders { nodes { id } } }', { headers: bearer(token) });
    const taken = heardBy('orders');
    expect(taken.length).toBeGreaterThan(0);
    return taken;
  }

  it('cannot use at others who it was told asks', async () => {
    for (const token of await takenIdentities()) {
      for (const name of ['shop', 'pricing', 'production'] as const) {
        const answer = await fetch(house.subgraphs[name].url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', [identityHeader]: token },
          body: JSON.stringify({ query: '{ __typename }' }),
        });
        expect([name, answer.status]).toEqual([name, 401]);
      }
    }
  });

  it('cannot come back to the gateway as who it was told asks', async () => {
    for (const token of await takenIdentities()) {
      expect((await house.ask(viewer, { headers: bearer(token) })).status).toBe(401);
      expect((await askAtDoor(house, viewer, { headers: bearer(token) })).status).toBe(401);
      const byCookie = await house.ask(viewer, { headers: { cookie: `${sessionCookie}=${token}` } });
      expect(byCookie.data).toEqual({ viewer: null });
    }
  });

  it('cannot make a session or a partner key, by any key that it knows', async () => {
    const { session } = await aKey();
    const [kid = ''] = sessionKeys.verifying.keys();
    const claims = { iss: 'shop', aud: 'alexandrite', jti: 'key_1', sub: 'acc_1', name: 'A', roles: ['ADMIN'] };
    const exp = Math.floor(Date.now() / 1_000) + 60;
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const byText = (text: string): string => {
      const signed = `${part({ alg: 'HS256', kid })}.${part({ ...claims, exp })}`;
      return `${signed}.${createHmac('sha256', text).update(signed).digest('base64url')}`;
    };
    const forged = [
      byText(sessionKeys.text.publicKey),
      byText(identityKeys.text.publicKey),
      // As the gateway would, which is no more believed than a subgraph.
      await signSession(session, identityKeys.signing),
      await signSession(session, { ...aKeyPair().signing, id: kid }),
      `${part({ alg: 'none', kid })}.${part({ ...claims, exp })}.`,
    ];
    for (const token of forged) {
      expect((await house.ask(viewer, { headers: bearer(token) })).status).toBe(401);
      expect((await askAtDoor(house, '{ __typename }', { headers: bearer(token) })).status).toBe(401);
    }
  });

  it('is not told what others are told: sessions, and where clients are', async () => {
    const { token } = await house.signIn(aCustomer({ accountId: 'acc_1' }));
    await house.ask('{ viewer { id } order(id: "ord_1") { id lines { product { name } } } materials { id } }', {
      headers: bearer(token),
    });
    for (const name of ['orders', 'pricing', 'production'] as const) {
      expect(JSON.stringify(house.subgraphs[name].asked)).not.toContain(token);
      expect(heardBy(name).map((heard) => claimsOf(heard).address)).toEqual(heardBy(name).map(() => undefined));
    }
    expect(heardBy('shop').map((heard) => claimsOf(heard).address)).toContain('127.0.0.1');
    for (const name of subgraphNames) {
      const audiences = heardBy(name).map((heard) => claimsOf(heard).aud);
      expect(audiences).toEqual(audiences.map(() => name));
    }
  });

  it('begins no session: only the shop sets cookies', async () => {
    for (const [name, query] of [
      ['orders', '{ order(id: "ord_1") { id } }'],
      ['pricing', '{ materials { id } }'],
    ] as const) {
      house.subgraphs[name].intercept = (_, response) => {
        response.appendHeader('set-cookie', `${sessionCookie}=forged; Path=/`);
        return false;
      };
      expect((await house.ask(query)).headers.getSetCookie()).toEqual([]);
    }
  });

  it('cannot choose what callers ask by writing to Redis', async () => {
    const [harmless, wanted] = ['{ materials { id name } }', 'mutation { signOut }'];
    const hash = createHash('sha256').update(harmless).digest('hex');
    await house.redis.set(`gateway:document:${hash}`, wanted);
    const { token } = await house.signIn(aCustomer());
    const answer = await fetch(house.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
    }).then(readAnswer);
    expect(answer.errors[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    await house.redis.del(`gateway:document:${hash}`);
  });

  it('cannot ask others for another moment than the one that is shown', async () => {
    const { token } = await house.signIn(anIdentity({ roles: ['SELLER'] }));
    const socket = connect(house, { token });
    const subscriber = socket.subscribe('subscription { orderUpdated(id: "ord_1") { id status } }');
    await subscriber.pushed(1);
    house.house.orders.get('ord_1')?.statuses.push('SUBMITTED');
    await house.signal({ entity: 'Order', id: 'ord_1', revision: 2 });
    const shown = await waitUntil('a revision', () => heardBy('orders').find((heard) => claimsOf(heard).asOf));
    socket.dispose();
    expect(claimsOf(shown)).toMatchObject({ aud: 'orders', asOf: { entity: 'Order', id: 'ord_1', revision: 2 } });
    const [head, , signature] = shown.split('.');
    const other = { ...claimsOf(shown), asOf: { entity: 'Order', id: 'ord_1', revision: 1 } };
    const changed = `${head}.${Buffer.from(JSON.stringify(other)).toString('base64url')}.${signature}`;
    const statusOf = async (name: 'orders' | 'production', identity: string): Promise<number> => {
      const answer = await fetch(house.subgraphs[name].url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [identityHeader]: identity },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      return answer.status;
    };
    expect(await statusOf('orders', changed)).toBe(401);
    expect(await statusOf('production', shown)).toBe(401);
    expect(await statusOf('orders', await signIdentity({ identity: aCustomer() }, 'orders', aKeyPair().signing))).toBe(
      401,
    );
  });
});
