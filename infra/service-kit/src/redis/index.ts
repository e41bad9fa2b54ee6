import { createClient } from 'redis';
import { type Log, warnSeldom } from '../log/index.ts';

/** Waits between tries, in milliseconds: quickly at first, then every two seconds for ever. */
function reconnectDelay(tries: number): number {
  return Math.min(50 * 2 ** Math.min(tries, 6), 2_000);
}

/** More listeners than this on one connection were left behind by somebody. */
const mostListeners = 64;

/** A client that reconnects for ever; commands given meanwhile wait. Not yet connected. */
export function createRedis(url: string, log: Log) {
  const client = createClient({ url, socket: { reconnectStrategy: reconnectDelay, connectTimeout: 5_000 } });
  // Every queue and worker of a service listens to the connection that they share; the usual ten are soon exceeded.
  client.setMaxListeners(mostListeners);
  client.on('error', (fault: Error) => {
    warnSeldom(log, { reason: fault.message }, 'redis connection lost');
  });
  return client;
}

/** The library's type of a client as createRedis makes it; written out it has a page. */
export type RedisClient = ReturnType<typeof createRedis>;

/** A connected client; waits until Redis answers. */
export async function connectRedis(url: string, log: Log): Promise<RedisClient> {
  const client = createRedis(url, log);
  await client.connect();
  return client;
}
