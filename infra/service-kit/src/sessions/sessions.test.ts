import { signIdentity, visitor } from '../identity/index.ts';
import { aKeyPair } from '../testing/key-pair.ts';
import { readSession, type Session, signSession } from './index.ts';

const { signing, verifying } = aKeyPair();

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
    expect(await readSession(await signSession(session, signing), verifying)).toEqual(session);
  });

  it('is none once it has ended', async () => {
    const token = await signSession(aSession({ expiresAt: new Date(Date.now() - 1_000) }), signing);
    expect(await readSession(token, verifying)).toBeNull();
  });

  it('is none when its token was changed, or is another’s', async () => {
    const token = await signSession(aSession(), signing);
    const [head, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ ...aSession(), aud: 'alexandrite' })).toString('base64url');
    expect(await readSession(`${head}.${claims}.${signature}`, verifying)).toBeNull();
    expect(await readSession(token, aKeyPair().verifying)).toBeNull();
    expect(await readSession('', verifying)).toBeNull();
    expect(await readSession('no.token.atall', verifying)).toBeNull();
  });

  it('is none when the token is for another audience', async () => {
    const identity = await signIdentity({ identity: visitor('ru') }, 'shop', signing);
    expect(await readSession(identity, verifying)).toBeNull();
  });
});
