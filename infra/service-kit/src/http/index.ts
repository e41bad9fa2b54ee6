export { closeServer, listen } from './listen.ts';
export { createInternalServer, type HealthCheck } from './internal-server.ts';
export { BodyTooLargeError, readBody } from './body.ts';
