import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The private half of a key pair, which signs: one service has it and no other. */
export interface SigningKey {
  /** Thumbprint of the public half, which tokens name as `kid`. */
  readonly id: string;
  readonly key: KeyObject;
}

/** Public halves by their ids. There are several while one key takes the place of another. */
export type VerifyingKeys = ReadonlyMap<string, KeyObject>;

/** A new key pair as environment variables hold it: DER in base64url. */
export interface KeyPairText {
  /** PKCS #8. */
  readonly privateKey: string;
  /** SPKI. */
  readonly publicKey: string;
}

export function newKeyPair(): KeyPairText {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  return { privateKey: privateKey.toString('base64url'), publicKey: publicKey.toString('base64url') };
}

/**
 * @param text an Ed25519 private key: PKCS #8, as PEM or as base64url of DER
 * @throws TypeError that does not repeat the text
 */
export function readSigningKey(text: string): SigningKey {
  const key = parsed(() =>
    text.includes('-----')
      ? createPrivateKey(text)
      : createPrivateKey({ key: derOf(text), format: 'der', type: 'pkcs8' }),
  );
  return { id: idOf(createPublicKey(key)), key };
}

/**
 * @param text Ed25519 public keys by commas: SPKI, as PEM or as base64url of DER
 * @throws TypeError that does not repeat the text, for a private key too: who verifies must not be able to sign
 */
export function readVerifyingKeys(text: string): VerifyingKeys {
  const keys = text.split(',').map((untidy) => {
    const one = untidy.trim();
    if (one.includes('PRIVATE')) throw new TypeError('a private key where a public one belongs');
    const key = parsed(() =>
      one.includes('-----') ? createPublicKey(one) : createPublicKey({ key: derOf(one), format: 'der', type: 'spki' }),
    );
    return [idOf(key), key] as const;
  });
  return new Map(keys);
}

/** The public half of a private key, as the environment holds it. */
export function publicKeyOf(privateKey: string): string {
  return createPublicKey(readSigningKey(privateKey).key).export({ type: 'spki', format: 'der' }).toString('base64url');
}

/** What verifies the signatures of a key. */
export function verifyingKeysOf({ id, key }: SigningKey): VerifyingKeys {
  return new Map([[id, createPublicKey(key)]]);
}

function parsed(read: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new TypeError('no key of this kind');
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('no Ed25519 key');
  return key;
}

const derOf = (text: string): Buffer => Buffer.from(text, 'base64url');

/** Thumbprint of a public key by RFC 7638. */
function idOf(key: KeyObject): string {
  const { crv, kty, x } = key.export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}
