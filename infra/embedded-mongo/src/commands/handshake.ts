import type { Handler } from './handler.ts';

/** What the server says it is. Production runs MongoDB 8; the newest wire version that needs nothing more is 7.0's. */
const version = '7.0.0';

/** A replica set of one: only then do drivers retry writes. Some drivers ask for `hello` by its older names. */
export const hello: Handler = {
  options: [
    'helloOk',
    'client',
    'compression',
    'loadBalanced',
    'hostInfo',
    'saslSupportedMechs',
    'topologyVersion',
    'maxAwaitTimeMS',
    'backpressure',
  ],
  writes: false,
  run: (_command, _server, { address, connectionNumber }) => ({
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    secondary: false,
    setName: 'embedded',
    setVersion: 1,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: connectionNumber,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }),
};

export const ping: Handler = { options: [], writes: false, run: () => ({ ok: 1 }) };

export const buildInfo: Handler = {
  options: [],
  writes: false,
  run: () => ({
    version,
    versionArray: version.split('.').concat('0').map(Number),
    gitVersion: 'embedded development database',
    modules: ['embedded'],
    maxBsonObjectSize: 16 * 1024 * 1024,
    ok: 1,
  }),
};

export const serverStatus: Handler = {
  options: [],
  writes: false,
  run: (_command, { startedAt, cursors }) => ({
    host: 'embedded-mongo',
    version,
    process: 'embedded-mongo',
    pid: process.pid,
    uptime: Math.floor((Date.now() - startedAt) / 1000),
    localTime: new Date(),
    metrics: { cursor: { open: { total: cursors.size } } },
    ok: 1,
  }),
};
