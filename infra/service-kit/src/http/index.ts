export { closeServer, listen } from './listen.ts';
export { createInternalServer, type HealthCheck } from './internal-server.ts';
export { BodyBrokenOffError, BodyTooLargeError, BodyTooLateError, readBody } from './body.ts';
export { type Deadline, Deadlines } from './deadlines.ts';
export { createHttpServer, type HttpServerOptions } from './create-http-server.ts';
export { refuseUpgrade } from './refuse-upgrade.ts';
