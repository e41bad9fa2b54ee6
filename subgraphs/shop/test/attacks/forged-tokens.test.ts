import { signIdentity, visitor } from '@alexandrite/service-kit/identity';
import { readSession, sessionSeconds, signSession } from '@alexandrite/service-kit/sessions';
import { aCustomer, aKeyPair } from '@alexandrite/service-kit/testing';
import { SignJWT } from 'jose';
import { openTestShop, sessionKeys, type TestShop } from '../shop-builders.ts';
import { aFile, Uploader } from '../uploader.ts';

const signOut = 'mutation { signOut }';

describe('somebody with the keys of another service', () => {
  let shop: TestShop;
  let uploads: Uploader;
  beforeAll(async () => {
    shop = await openTestShop();
    uploads = new Uploader(shop);
  });
  afterAll(() => shop.close());

  const aSession = (signing = sessionKeys.signing): Promise<string> =>
    signSession(
      {
        sessionId: 'ses_1',
        accountId: uploads.owner.accountId,
        displayName: 'A',
        roles: ['CUSTOMER'],
        epoch: 0,
        expiresAt: new Date(Date.now() + sessionSeconds * 1_000),
      },
      signing,
    );

  it('cannot open an address of a file or of an upload', async () => {
    const { id } = await uploads.begin(10);
    const claims = () => new SignJWT().setAudience('model-upload').setSubject(id).setExpirationTime('1h');
    const other = aKeyPair();
    const tokens = [
      await aSession(),
      await signIdentity({ identity: visitor('en') }, 'shop', other.signing),
      await claims().setProtectedHeader({ alg: 'EdDSA' }).sign(sessionKeys.signing.key),
      await claims().setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(sessionKeys.text.publicKey)),
      await claims().setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(sessionKeys.text.publicKey, 'base64url')),
    ];
    for (const token of tokens) {
      const put = await uploads.put(`${shop.subgraph.url}/uploads/${id}?token=${token}`, aFile(10));
      expect(put).toMatchObject({ status: 403, body: { code: 'LINK_INVALID' } });
      expect((await fetch(`${shop.subgraph.url}/models/${id}/ring.stl?token=${token}`)).status).toBe(403);
    }
  });

  it('cannot end anybody’s session, nor use an upload’s token as one', async () => {
    const { url } = await uploads.begin(10);
    const token = new URL(url).searchParams.get('token') ?? '';
    expect(await readSession(token, sessionKeys.verifying)).toBeNull();
    for (const forged of [token, await aSession(aKeyPair().signing)]) {
      const answer = await fetch(`${shop.subgraph.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-alexandrite-session': forged,
          ...(await shop.subgraph.signed(aCustomer())),
        },
        body: JSON.stringify({ query: signOut }),
      });
      expect(await answer.json()).toEqual({ data: { signOut: false } });
    }
  });
});
