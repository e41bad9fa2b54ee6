import { signIdentity } from '../identity/index.ts';
import { readSession, type Session, signSession } from './index.ts';

const secret = 'the shop and the gateway know this one';

function aSession(given: Partial<Session> = {}): Session {
  return {
    sessionId: 'ses_1',
    accountId: 'acc_1',
    displayName: 'Анна',
    roles: ['CUSTOMER'],
    epoch: 3,
    // Tokens count in whole seconds.
    expiresAt: new Date((Math.floor(Date.now() / 1_000) + 3_600) * 1_000),
    ...given,
  };
}

describe('a session', () => {
  it('is read back from its token', async () => {
    const session = aSession();
    expect(await readSession(await signSession(session, secret), secret)).toEqual(session);
  });

  it('is none once it has ended', async () => {
    const token = await signSession(aSession({ expiresAt: new Date(Date.now() - 1_000) }), secret);
    expect(await readSession(token, secret)).toBeNull();
  });

  it('is none when its token was changed, or is another’s', async () => {
    const token = await signSession(aSession(), secret);
    const [head, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ ...aSession(), aud: 'alexandrite' })).toString('base64url');
    expect(await readSession(`${head}.${claims}.${signature}`, secret)).toBeNull();
    expect(await readSession(token, 'another secret of the same length, so')).toBeNull();
    expect(await readSession('', secret)).toBeNull();
    expect(await readSession('no.token.atall', secret)).toBeNull();
  });

  it('is none when the token is for another audience', async () => {
    const identity = await signIdentity({ accountId: 'acc_1', displayName: 'A', roles: [], locale: 'ru' }, secret);
    expect(await readSession(identity, secret)).toBeNull();
  });
});
