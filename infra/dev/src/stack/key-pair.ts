/** For those who start a service by themselves and may import nothing of it. */
export { type KeyPairText, newKeyPair } from '@alexandrite/service-kit/signing';
