import type { Identity } from '@alexandrite/contracts/identity';
import { jest } from '@jest/globals';
import { readSession, signSession } from '../sessions/index.ts';
import { aKeyPair } from '../testing/key-pair.ts';
import { identityReader, signIdentity, visitor } from './index.ts';

const { signing, verifying } = aKeyPair();
const seller: Identity = { accountId: 'acc_1', displayName: 'Анна', roles: ['SELLER', 'MANAGER'], locale: 'ru' };
const orders = identityReader('orders', verifying);
const aToken = (): Promise<string> => signIdentity({ identity: seller }, 'orders', signing);

describe('a signed identity', () => {
  afterEach(() => jest.useRealTimers());

  it.each([seller, visitor('en'), { ...seller, displayName: null }])('says who asks: $accountId', async (identity) => {
    const told = await orders.read(await signIdentity({ identity }, 'orders', signing));
    expect(told).toEqual({ identity, asOf: null, clientAddress: null });
  });

  it('says of which revision, and from where', async () => {
    const asOf = { entity: 'Order', id: 'ord_1', revision: 7 } as const;
    const told = { identity: seller, asOf, clientAddress: '203.0.113.5' };
    expect(await orders.read(await signIdentity(told, 'orders', signing))).toEqual(told);
  });

  it('is refused by another service than the one it is for', async () => {
    const token = await aToken();
    for (const name of ['shop', 'pricing', 'production'] as const) {
      await expect(identityReader(name, verifying).read(token)).rejects.toThrow(/aud/);
    }
  });

  it('is refused when it was changed', async () => {
    const [head, body, signature] = (await aToken()).split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, roles: ['ADMIN'] })).toString('base64url');
    await expect(orders.read(`${head}.${changed}.${signature}`)).rejects.toThrow();
  });

  it('is refused when another signed it, under whichever name', async () => {
    const other = aKeyPair().signing;
    for (const key of [other, { ...other, id: signing.id }]) {
      await expect(orders.read(await signIdentity({ identity: seller }, 'orders', key))).rejects.toThrow();
    }
  });

  it('is known by each of several keys, while one takes the place of another', async () => {
    const next = aKeyPair();
    const both = identityReader('orders', new Map([...verifying, ...next.verifying]));
    for (const key of [signing, next.signing]) {
      const token = await signIdentity({ identity: seller }, 'orders', key);
      expect(await both.read(token)).toMatchObject({ identity: seller });
    }
  });

  it('is refused after a minute, though it was good before', async () => {
    const token = await aToken();
    for (let times = 0; times < 2; times += 1) expect(await orders.read(token)).toMatchObject({ identity: seller });
    await expect(orders.read(`${token}x`)).rejects.toThrow();
    jest.useFakeTimers({ now: Date.now() + 61_000 });
    await expect(orders.read(token)).rejects.toThrow(/exp/);
  });

  it('is no session, nor a session an identity', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const session = { sessionId: 's1', accountId: 'acc_1', displayName: 'A', roles: [], epoch: 0, expiresAt };
    await expect(orders.read(await signSession(session, signing))).rejects.toThrow(/iss|aud/);
    expect(await readSession(await aToken(), verifying)).toBeNull();
  });
});
