import type { Identity } from '@alexandrite/contracts/identity';
import { jest } from '@jest/globals';
import { signSession } from '../sessions/index.ts';
import { signIdentity, verifyIdentity, visitor } from './index.ts';

const secret = 'the gateway and the subgraphs know this';
const seller: Identity = { accountId: 'acc_1', displayName: 'Анна', roles: ['SELLER', 'MANAGER'], locale: 'ru' };

describe('a signed identity', () => {
  afterEach(() => jest.useRealTimers());

  it.each([seller, visitor('en'), { ...seller, displayName: null }])('says who asks: $accountId', async (identity) => {
    expect(await verifyIdentity(await signIdentity(identity, secret), secret)).toEqual(identity);
  });

  it('is refused when it was changed', async () => {
    const [head, body, signature] = (await signIdentity(seller, secret)).split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString()) as object;
    const changed = Buffer.from(JSON.stringify({ ...claims, roles: ['ADMIN'] })).toString('base64url');
    await expect(verifyIdentity(`${head}.${changed}.${signature}`, secret)).rejects.toThrow();
  });

  it('is refused when nobody signed it', async () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part({ aud: 'subgraph', roles: ['ADMIN'], locale: 'en' })}.`;
    await expect(verifyIdentity(unsigned, secret)).rejects.toThrow();
  });

  it('is refused when another signed it', async () => {
    const token = await signIdentity(seller, 'somebody else entirely, as long as that');
    await expect(verifyIdentity(token, secret)).rejects.toThrow();
  });

  it('is refused after a minute', async () => {
    const token = await signIdentity(seller, secret);
    jest.useFakeTimers({ now: Date.now() + 61_000 });
    await expect(verifyIdentity(token, secret)).rejects.toThrow(/exp/);
  });

  it('is refused all the same when it was good before', async () => {
    const token = await signIdentity(seller, secret);
    for (let times = 0; times < 2; times += 1) expect(await verifyIdentity(token, secret)).toEqual(seller);
    await expect(verifyIdentity(token, 'another secret that is as long as that')).rejects.toThrow();
    await expect(verifyIdentity(`${token}x`, secret)).rejects.toThrow();
    jest.useFakeTimers({ now: Date.now() + 61_000 });
    await expect(verifyIdentity(token, secret)).rejects.toThrow(/exp/);
  });

  it('is no session, nor a session an identity', async () => {
    const session = {
      sessionId: 's1',
      accountId: 'acc_1',
      displayName: 'A',
      roles: [],
      epoch: 0,
      expiresAt: new Date(Date.now() + 60_000),
    };
    await expect(verifyIdentity(await signSession(session, secret), secret)).rejects.toThrow(/aud/);
  });
});
