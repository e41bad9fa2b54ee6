import {
  type KeyPairText,
  newKeyPair,
  readSigningKey,
  readVerifyingKeys,
  type SigningKey,
  type VerifyingKeys,
} from '../signing/index.ts';

/** A key pair, read and as the environment holds it. */
export interface TestKeyPair {
  readonly signing: SigningKey;
  readonly verifying: VerifyingKeys;
  readonly text: KeyPairText;
}

export function aKeyPair(): TestKeyPair {
  const text = newKeyPair();
  return { signing: readSigningKey(text.privateKey), verifying: readVerifyingKeys(text.publicKey), text };
}
