export { type TestPlatform, openTestPlatform } from './test-platform.ts';
export { createTestSubgraph, type TestSubgraph } from './test-subgraph.ts';
export { aKeyPair, type TestKeyPair } from './key-pair.ts';
export { aCustomer, aVisitor, anIdentity } from './identities.ts';
export { waitUntil } from './wait-until.ts';
export { providedUrl } from './env.ts';
