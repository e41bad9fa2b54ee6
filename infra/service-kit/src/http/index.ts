export { closeServer, listen } from './listen.ts';
export { createInternalServer, type HealthCheck } from './internal-server.ts';
export { BodyBrokenOffError, BodyTooLargeError, BodyTooLateError, readBody } from './body.ts';
export { type Deadline, Deadlines } from './deadlines.ts';
