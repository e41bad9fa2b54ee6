export type { AsOf } from '../identity/index.ts';
export { type Caller, deviceHeader, sessionHeader } from './caller.ts';
export { badInput, errorCodes, type ErrorCode, forbidden, unauthenticated } from './errors.ts';
export { requireReader, requireRole, requireSignedIn } from './authorise.ts';
export { openPlatform, type Platform, type PlatformEnvironment } from './platform.ts';
export { createSubgraph, type Subgraph, type SubgraphParts } from './create-subgraph.ts';
export { runSubgraph } from './run-subgraph.ts';
export { dateTimeScalar } from './date-time-scalar.ts';
