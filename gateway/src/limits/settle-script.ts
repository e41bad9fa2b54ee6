import { createHash } from 'node:crypto';
import type { RedisClient } from '@alexandrite/service-kit/redis';
import * as z from 'zod';

/*
 * One number for a caller, as in the generic cell rate algorithm: until when its spending would last at the steady rate.
 * What was spent is charged whatever there is left, for it was spent; then so much is leased as there is room for.
 */
const text = `
local every, points, spent, wish = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local busyUntil = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + spent * every
local free = math.floor(points - (busyUntil - now) / every)
local leased = math.max(0, math.min(wish, free))
busyUntil = busyUntil + leased * every
redis.call('SET', KEYS[1], string.format('%.3f', busyUntil), 'PX', math.ceil(busyUntil - now) + 1)
return { leased, free - leased }
`;
const name = createHash('sha1').update(text).digest('hex');

const reply = z.tuple([z.number(), z.number()]);

/** What a gateway settles for a caller. */
export interface Settling {
  readonly key: string;
  /** How long a point takes to come back, in milliseconds. */
  readonly everyMs: number;
  /** How many there can be. */
  readonly points: number;
  /** What was spent since the last time and not leased before. */
  readonly spent: number;
  /** What it would like to have ahead. */
  readonly wish: number;
}

/** What came of it. */
export interface Settled {
  readonly leased: number;
  /** What is left for all gateways; negative while more was spent than there was. */
  readonly free: number;
}

/** Settles in one step, by Redis's clock. Throws when Redis fails. */
export async function settle(redis: RedisClient, { key, everyMs, points, spent, wish }: Settling): Promise<Settled> {
  const given = { keys: [key], arguments: [everyMs, points, spent, wish].map(String) };
  const run = async (): Promise<unknown> => {
    try {
      return await redis.evalSha(name, given);
    } catch (fault) {
      // Redis was restarted, or has never seen it.
      if (!(fault instanceof Error && fault.message.startsWith('NOSCRIPT'))) throw fault;
      return redis.eval(text, given);
    }
  };
  const [leased, free] = reply.parse(await run());
  return { leased, free };
}
