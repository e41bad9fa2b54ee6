/** The closed set of fault codes, for those who need no more of a subgraph: importing it loads neither database nor queue. */
export { badInput, errorCodes, type ErrorCode, forbidden, unauthenticated } from '../subgraph/errors.ts';
export { deviceHeader, sessionHeader } from '../subgraph/caller.ts';
