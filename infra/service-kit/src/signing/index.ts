export {
  type KeyPairText,
  newKeyPair,
  publicKeyOf,
  readSigningKey,
  readVerifyingKeys,
  type SigningKey,
  type VerifyingKeys,
  verifyingKeysOf,
} from './keys.ts';
export { signToken, type TokenEnds, TokenReader } from './tokens.ts';
