import type { RedisClient } from '@alexandrite/service-kit/redis';
import * as z from 'zod';
import { redisScript } from '../redis-script.ts';

/*
 * One number for a caller, as in the generic cell rate algorithm: until when its spending would last at the steady rate.
 * What was spent is charged whatever there is left, for it was spent; then so much is leased as there is room for.
 */
const script = redisScript(`
local every, points, spent, wish = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local busyUntil = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + spent * every
local free = math.floor(points - (busyUntil - now) / every)
local leased = math.max(0, math.min(wish, free))
busyUntil = busyUntil + leased * every
redis.call('SET', KEYS[1], string.format('%.3f', busyUntil), 'PX', math.ceil(busyUntil - now) + 1)
return { leased, free - leased }
`);

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
  const [leased, free] = reply.parse(await script.run(redis, [key], [everyMs, points, spent, wish]));
  return { leased, free };
}
