import { generateKeyPairSync } from 'node:crypto';
import { newKeyPair, publicKeyOf, readSigningKey, readVerifyingKeys, verifyingKeysOf } from './index.ts';

const pem = (): { readonly privateKey: string; readonly publicKey: string } =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

describe('a key', () => {
  it.each([
    ['base64url', newKeyPair],
    ['PEM', pem],
  ])('is read from %s, and its halves have the same id', (_, make) => {
    const { privateKey, publicKey } = make();
    const { id } = readSigningKey(privateKey);
    expect([...readVerifyingKeys(publicKey).keys()]).toEqual([id]);
    expect([...verifyingKeysOf(readSigningKey(privateKey)).keys()]).toEqual([id]);
    expect([...readVerifyingKeys(publicKeyOf(privateKey)).keys()]).toEqual([id]);
  });

  it('may be one of several by which is verified', () => {
    const pairs = [newKeyPair(), newKeyPair(), pem()];
    const keys = readVerifyingKeys(pairs.map(({ publicKey }) => publicKey).join(', '));
    expect([...keys.keys()]).toEqual(pairs.map(({ privateKey }) => readSigningKey(privateKey).id));
  });

  it('is none that could sign where it is only to verify', () => {
    for (const { privateKey } of [newKeyPair(), pem()]) expect(() => readVerifyingKeys(privateKey)).toThrow(TypeError);
  });

  it.each([
    ['nothing', ''],
    ['a text', 'a secret that is long enough to have been one before'],
    ['of another kind', generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ])('is not read from %s, and the reason does not repeat it', (_, text) => {
    for (const read of [readSigningKey, readVerifyingKeys]) {
      expect(() => read(text)).toThrow(TypeError);
      if (text !== '') expect(() => read(text)).not.toThrow(text);
    }
  });
});
